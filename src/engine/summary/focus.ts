/** What the user wrote for one summary: a topic to dwell on, and instructions. */
export interface Wish {
  readonly focus?: string;
  readonly instructions?: string;
}

const FOCUS = /^\s{0,9}focus(?:[^\S\n]{1,9}on\b|[^\S\n]{0,9}:)[^\S\n]{0,9}(.*)/i;

/** Row Z7: "focus on the parser" or "focus: the parser" names the topic; the lines after it are instructions. */
export function readWish(text: string): Wish {
  const found = FOCUS.exec(text);
  const focus = found?.[1]?.trim() ?? "";
  const instructions = (found && focus !== "" ? text.slice(found[0].length) : text).trim();
  return {
    ...(focus === "" ? {} : { focus }),
    ...(instructions === "" ? {} : { instructions }),
  };
}
