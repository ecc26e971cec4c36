import { stripVTControlCharacters } from "node:util";

/** What a terminal would show as text: without escape sequences, with plain line ends. */
export const plainText = (output: string): string =>
  stripVTControlCharacters(output).replaceAll("\r\n", "\n");
