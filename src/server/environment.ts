/** Variables of the process's environment by which the host tells the server its language: "de". */
export const LANGUAGE = "ANCHORED_CHAT_LANGUAGE";

/** The path of that language's texts. Both are absent where there are none. */
export const BUNDLE = "ANCHORED_CHAT_BUNDLE";
