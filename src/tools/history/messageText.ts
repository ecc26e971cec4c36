import type { MessageEntry, Part } from "../../engine/entries.ts";
import { mediaMark } from "../../engine/stub.ts";

/** This tool's own calls are left out of history: they would be found again and again. */
export const RECALL = "recall_history";

/** The original of a message as text: what was said, called and answered; reasoning is not sent on, and not shown. */
export const messageText = ({ parts }: Pick<MessageEntry, "parts">): string =>
  parts
    .map(partText)
    .filter((text) => text !== "")
    .join("\n\n");

export function partText(part: Part): string {
  switch (part.kind) {
    case "text":
      return part.text;
    case "reasoning":
      return "";
    case "call":
      return part.tool === RECALL ? "" : `→ ${part.tool} ${part.args}`;
    case "result":
      return part.tool === RECALL ? "" : resultText(part);
    case "media":
      return mediaMark(part.media);
  }
}

function resultText({ tool, text, isError, media = [] }: Part & { readonly kind: "result" }): string {
  const marks = media.map((one) => `\n${mediaMark(one)}`).join("");
  return `← ${tool}${isError ? " (failed)" : ""}: ${text}${marks}`;
}
