const LONGEST_TITLE = 60;

/** The first line of a text that says something, cut at a word; `undefined` when there is none. */
export function titleOf(text: string): string | undefined {
  const line = text
    .slice(0, 5000)
    .split("\n")
    .map(tidy)
    .find((one) => /[\p{L}\p{N}]/u.test(one));
  if (!line || line.length <= LONGEST_TITLE) return line;
  const cut = line.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, "");
  return `${cut.toWellFormed()}…`;
}

const tidy = (line: string): string => line.replace(/[\p{C}\s]+/gu, " ").trim();
