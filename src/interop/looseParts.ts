import type { MediaPart, ReasoningPart, ResultPart, TextPart, Uncounted } from "../engine/entries.ts";

/** A call as a file has it: id and name may be missing. */
export interface LooseCall {
  readonly kind: "call";
  readonly callId?: string;
  readonly tool?: string;
  readonly args: string;
}

/** A result as a file has it: the id of its call may be missing, or used by several. */
export type LooseResult = Omit<Uncounted<ResultPart>, "callId" | "tool"> & {
  readonly callId?: string;
  readonly tool?: string;
};

/** What a message may hold. Results are no part of one: they become messages of their own. */
export type LoosePart = Uncounted<TextPart | ReasoningPart | MediaPart> | LooseCall;

/** The texts among the parts, a line break between them. */
export const textIn = (parts: readonly LoosePart[]): string =>
  parts.flatMap((part) => (part.kind === "text" ? [part.text] : [])).join("\n");

/** A result made of what other programs put inside one: texts, and perhaps images. */
export function resultFrom(
  parts: readonly LoosePart[],
  from: Pick<LooseResult, "isError" | "callId" | "tool">,
): LooseResult {
  const media = parts.flatMap((part) => (part.kind === "media" ? [part.media] : []));
  return { kind: "result", text: textIn(parts), ...from, ...(media.length > 0 ? { media } : {}) };
}
