import type { Part, Restored } from "./entries.ts";
import type { Plan } from "./plan.ts";
import { sentParts } from "./transcript.ts";

/** All that is sent word for word beside the summary, as one text: what stands there needs no telling again. */
export function besideSummary({ selection, sent }: Plan, restored: readonly Restored[]): string {
  const { first, stays, tail } = selection;
  const texts = [...first, ...stays, ...tail].flatMap((message) => sentParts(sent, message).map(textOf));
  return [...texts, ...restored.map(({ text }) => text)].join("\n");
}

function textOf(part: Part): string {
  if (part.kind === "media") return part.media.name ?? "";
  return part.kind === "call" ? part.args : part.text;
}
