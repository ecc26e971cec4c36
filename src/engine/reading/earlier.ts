import { cut, flat } from "../calls/wording.ts";
import { HEADINGS, parseSections, type Heading } from "../summary/template.ts";

/** The previous summary, read as far as it can be: by sections of the template. */
export interface Earlier {
  /** The items under a heading, one line each, in order, cut at `most` characters. */
  readonly lines: (heading: Heading, most?: number) => readonly string[];
  /** The text under a heading without quotation marks and notes. */
  readonly quote: (heading: Heading) => string;
}

const ITEM = 360;

/** What other assistants call the sections; the first that fits wins. */
const OTHER_NAMES: readonly (readonly [RegExp, Heading])[] = [
  [/\b(?:all )?user messages\b|\bpending (?:user )?(?:asks|requests)/i, "Pending User Asks"],
  [/pending|remaining|next step|to-?do|open (?:tasks|items)|left to do/i, "Remaining Work"],
  [/current work|in progress|currently|last (?:thing|action)/i, "In Progress"],
  [/blocked|blocker|open (?:errors|problems)|unresolved/i, "Blocked"],
  [/constraint|preference|rules|guideline|instructions|requirement/i, "Constraints & Preferences"],
  [/decision|rationale|approach|design/i, "Key Decisions"],
  [/question/i, "Resolved Questions"],
  [/files?|code sections?|code changes/i, "Relevant Files"],
  [/completed|done|accomplished|progress|what (?:was|we) did|work so far|history/i, "Completed Actions"],
  [/state|environment|branch|status/i, "Active State"],
  [/active task|current task|newest request|latest request/i, "Active Task"],
  [/goal|objective|primary request|intent|purpose|task|overview/i, "Goal"],
];

export function readEarlier(anchor: string | undefined): Earlier {
  const bodies = new Map<Heading, string>();
  for (const { heading, body } of sectionsOf(anchor ?? ""))
    bodies.set(heading, [bodies.get(heading), body].filter(Boolean).join("\n"));
  return {
    lines: (heading, most = ITEM) => itemsOf(bodies.get(heading) ?? "", most),
    quote: (heading) => unquoted(bodies.get(heading) ?? ""),
  };
}

function sectionsOf(markdown: string): { heading: Heading; body: string }[] {
  const parsed = parseSections(markdown);
  const known = parsed.flatMap(({ heading, body }) => ({ heading: headingOf(heading), body }));
  return known.length > 0 ? known : looseSections(markdown);
}

const headingOf = (name: string): Heading =>
  HEADINGS.find((heading) => heading.toLowerCase() === name.toLowerCase()) ??
  OTHER_NAMES.find(([pattern]) => pattern.test(name))?.[1] ??
  "Critical Context";

/** "3. Files and Code Sections:", "**Current Work**", "### Goal". */
const LOOSE_HEADING =
  /^(?:#{1,6}\s+|\d+\.\s+(?=.{3,60}:?\s*$))?(?:\*\*)?([\p{Lu}][^*:.]{2,60}?)(?:\*\*)?:?(?:\*\*)?\s*$/u;

function looseSections(markdown: string): { heading: Heading; body: string }[] {
  const sections: { heading: Heading; lines: string[] }[] = [{ heading: "Critical Context", lines: [] }];
  for (const line of markdown.split("\n")) {
    const name = LOOSE_HEADING.exec(line)?.[1];
    if (name !== undefined && OTHER_NAMES.some(([pattern]) => pattern.test(name)))
      sections.push({ heading: headingOf(name), lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections
    .map(({ heading, lines }) => ({ heading, body: lines.join("\n").trim() }))
    .filter(({ body }) => body !== "");
}

/** Bullets, numbers and paragraphs as lines; what is indented below an item belongs to it. */
function itemsOf(body: string, most: number): string[] {
  const items: string[] = [];
  let inFence = false;
  for (const line of body.split("\n")) {
    if (/^\s*(?:```|~~~)/.test(line)) inFence = !inFence;
    else if (!inFence && line.trim() !== "")
      items.push(cut(flat(line.replace(/^\s*(?:[-*+•]|\d+[.)])\s+/, "")), most));
  }
  return items.filter((item) => !/^(?:none|n\/a|nothing|-)\.?$/i.test(item));
}

/** A quotation of an earlier digest without its marks and its note. */
function unquoted(body: string): string {
  const lines = body.split("\n");
  const isQuoted = lines.some((line) => line.startsWith(">"));
  const own = isQuoted
    ? lines.filter((line) => line.startsWith(">")).map((line) => line.replace(/^> ?/, ""))
    : lines;
  const text = own
    .join("\n")
    .replace(/ \[…\]$/, "")
    .trim();
  return /^none\.?$/i.test(text) ? "" : text;
}
