/** Whether a line is about what the user wants the summary to dwell on. */
export type Focus = (line: string) => boolean;

/** Words that say how to summarize, not about what; and the most common words. */
const COMMON = new Set(
  "about after again also and any because been before being between both but could does done each focus from have here include into keep know like make more most must need only other please preserve remember should some such summarize summary sure than that the their them then there these they this those very want what when where which while with work would write your".split(
    " ",
  ),
);
const WORD = /[\p{L}\p{N}_]{4,}|\p{Script=Han}{2,}/gu;

/** Lines that share a telling word with `instructions`; without any, none. */
export function focusOn(instructions = ""): Focus {
  const words = (instructions.toLowerCase().match(WORD) ?? []).filter((word) => !COMMON.has(word));
  if (words.length === 0) return () => false;
  return (line) => {
    const text = line.toLowerCase();
    return words.some((word) => text.includes(word));
  };
}
