/** Headings in order, each with what belongs under it (told to the model). */
export type Template = readonly (readonly [heading: string, what: string])[];

/** The headings of a summary, in order, each with what belongs under it (told to the model). */
export const TEMPLATE = [
  ["Active Task", "the user's newest open request, word for word; None when nothing is open"],
  ["Goal", "what the user wants in the end"],
  ["Constraints & Preferences", "rules, limits and wishes the user stated, in their own words"],
  ["Completed Actions", "numbered; each: action, target, outcome [tool]"],
  ["Active State", "branch, working folder, versions, running processes, test status"],
  ["In Progress", "what was being done when this summary was made"],
  ["Blocked", "what does not work, with the exact error messages"],
  ["Key Decisions", "each with the reason"],
  ["Resolved Questions", "questions already answered, with their answers"],
  ["Pending User Asks", "requests of the user not yet answered"],
  ["Relevant Files", "paths, with what was done there and which symbols matter"],
  ["Remaining Work", "what is left, as context, not as orders"],
  ["Critical Context", "exact values that would be lost: names, numbers, ids, commands, configuration"],
] as const;

export type Heading = (typeof TEMPLATE)[number][0];

export const HEADINGS: readonly Heading[] = TEMPLATE.map(([heading]) => heading);

export interface Section {
  readonly heading: string;
  /** Markdown under the heading, trimmed. */
  readonly body: string;
}

/** The text of a line that is a heading; what closes it ("## Goal ##") is no part of it. Linear in the line. */
function headingIn(line: string): string | undefined {
  if (!/^##\s/.test(line)) return undefined;
  const text = line.slice(2).trim();
  let end = text.length;
  while (text.charAt(end - 1) === "#") end--;
  const isClosed = end === 0 || /\s/.test(text.charAt(end - 1));
  return (isClosed ? text.slice(0, end).trimEnd() : text) || undefined;
}

/** The sections of a summary in order; text before the first heading is left out. */
export function parseSections(markdown: string): Section[] {
  const sections: { heading: string; lines: string[] }[] = [];
  for (const line of markdown.split("\n")) {
    const heading = headingIn(line);
    if (heading !== undefined) sections.push({ heading, lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections.map(({ heading, lines }) => ({ heading, body: lines.join("\n").trim() }));
}

/** A template that somebody wrote: a heading a section, what belongs under it in its text; undefined without one. */
export function readTemplate(markdown: string): Template | undefined {
  const template = parseSections(markdown).map(
    ({ heading, body }) => [heading, body.replaceAll(/\s+/g, " ")] as const,
  );
  return template.length > 0 ? template : undefined;
}

/** Markdown of the sections that have a body. */
export function printSections(sections: readonly Section[]): string {
  return sections
    .filter(({ body }) => body !== "")
    .map(({ heading, body }) => `## ${heading}\n${body}`)
    .join("\n\n");
}
