/** Lines of a section that a model would keep, and characters of a line. */
const MOST_LINES = 6;
const MOST_CHARACTERS = 110;

/** A digest as a model would put it: some sections left out, each other but the files shortened, without remarks. */
export function briefly(digest: string, without: readonly string[]): string {
  const sections = digest
    .split(/^(?=## )/m)
    .filter((section) => !without.some((heading) => section.startsWith(`## ${heading}\n`)));
  return sections.map((section) => (isLong(section) ? section : shortened(section))).join("");
}

/** Every file counts. */
const isLong = (section: string): boolean => section.startsWith("## Relevant Files");

function shortened(section: string): string {
  const [heading = "", ...lines] = section.split("\n").filter((line) => line !== "" && !line.startsWith("("));
  const kept = lines.slice(0, MOST_LINES).map((line) => cut(line));
  return `${[heading, ...kept].join("\n")}\n\n`;
}

const cut = (line: string): string =>
  line.length <= MOST_CHARACTERS ? line : `${line.slice(0, line.lastIndexOf(" ", MOST_CHARACTERS))}…`;
