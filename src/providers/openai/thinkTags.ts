/** A piece of an answer, told apart. */
export interface Told {
  readonly reasoning: string;
  readonly text: string;
}

/**
 * Servers without a parser for reasoning (LM Studio, older Ollama and vLLM)
 * leave it in the text: `<think>…</think>` before the answer. Only there; a
 * tag later on is something that the answer is about.
 */
export interface ThinkTags {
  take(piece: string): Told;
  /** What was held back in case it became a tag. */
  rest(): Told;
}

const OPEN = "<think>";
const CLOSE = "</think>";

export const thinkTags = (): ThinkTags => {
  let stage: "before" | "inside" | "gap" | "after" = "before";
  let held = "";

  const take = (piece: string): Told => {
    if (stage === "after") return { reasoning: "", text: piece };
    const all = held + piece;
    held = "";
    if (stage === "before") return before(all);
    return stage === "inside" ? inside(all) : gap(all);
  };

  const before = (all: string): Told => {
    const start = all.trimStart();
    if (start.startsWith(OPEN)) {
      stage = "inside";
      return inside(start.slice(OPEN.length).trimStart());
    }
    if (OPEN.startsWith(start)) return hold(all);
    stage = "after";
    return { reasoning: "", text: all };
  };

  const inside = (all: string): Told => {
    const end = all.indexOf(CLOSE);
    if (end >= 0) {
      stage = "gap";
      return { reasoning: all.slice(0, end), text: gap(all.slice(end + CLOSE.length)).text };
    }
    const keep = halfTag(all);
    hold(all.slice(all.length - keep));
    return { reasoning: all.slice(0, all.length - keep), text: "" };
  };

  /** The blank lines between the two belong to neither. */
  const gap = (all: string): Told => {
    const text = all.trimStart();
    if (text !== "") stage = "after";
    return { reasoning: "", text };
  };

  const hold = (text: string): Told => {
    held = text;
    return { reasoning: "", text: "" };
  };

  const rest = (): Told => {
    const left = held;
    held = "";
    return stage === "inside" ? { reasoning: left, text: "" } : { reasoning: "", text: left };
  };

  return { take, rest };
};

/** How many characters at the end may be the beginning of the closing tag. */
const halfTag = (text: string): number => {
  for (let length = Math.min(CLOSE.length - 1, text.length); length > 0; length--)
    if (CLOSE.startsWith(text.slice(-length))) return length;
  return 0;
};
