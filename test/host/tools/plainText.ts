/** What a terminal would show as text: without escape sequences, with plain line ends. */
export const plainText = (output: string): string =>
  // oxlint-disable-next-line no-control-regex -- that is what escape sequences are made of
  output.replace(/\x1b\][^\x07]*\x07|\x1b\[[0-9;?]*[A-Za-z]/g, "").replaceAll("\r\n", "\n");
