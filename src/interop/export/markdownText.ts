/** Pieces of Markdown that stay what they are, whatever text is put into them. */

const plain = new Intl.NumberFormat("en");
export const whole = (count: number): string => plain.format(count);

/** "2026-06-01 12:00 UTC"; for a time that is none, "at an unknown time". */
export function timeOf(at: number): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return "at an unknown time";
  return `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** Characters that mean something within a line of Markdown or HTML. */
const MEANING = /[\\`*_[\]<>&#|~$]/g;
const LONGEST_LINE = 120;

/** On one line, and cut; nothing in it means anything. */
export const oneLine = (text: string): string => {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return plainLine(line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE).toWellFormed()}…` : line);
};

export const plainLine = (text: string): string =>
  text.replaceAll(/\s+/g, " ").replaceAll(MEANING, (character) => `\\${character}`);

/** A level-two heading of those marks that there are. */
export const heading = (marks: readonly (string | undefined)[]): string => `\n## ${said(marks)}\n`;

const said = (marks: readonly (string | undefined)[]): string =>
  marks.filter((mark) => mark !== undefined).join(" · ");

/** Opens at a click where Markdown is shown. */
export const fold = (marks: readonly (string | undefined)[], body: string): string =>
  `<details>\n<summary>${inHtml(said(marks))}</summary>\n\n${closed(body)}\n\n</details>`;

/** Markdown's own escapes do not count in HTML. */
const inHtml = (text: string): string =>
  text
    .replaceAll(/\\([\\`*_[\]<>&#|~$])/g, "$1")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");

/** A block of code, fenced by more backticks than stand in it. */
export function code(text: string, language = ""): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).slice(0, 10_000).map(({ length }) => length));
  const fence = "`".repeat(Math.max(3, longest + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** The text with its last block of code ended: an answer that was cut off must not take in what follows. */
export function closed(text: string): string {
  let open: string | undefined;
  for (const line of text.split("\n")) {
    const [, fence] = FENCE.exec(line) ?? [];
    if (fence === undefined) continue;
    if (open === undefined) open = fence;
    else if (fence.startsWith(open) && line.trim() === fence) open = undefined;
  }
  return open === undefined ? text : `${text}\n${open}`;
}
