import { describeCall } from "../../engine/calls/describe.ts";
import type { CallPart, Part } from "../../engine/entries.ts";
import { toldTarget } from "../../engine/stub.ts";

/** Characters of a text that may stand for it. */
const MOST = 640;

/** What a part is called in a list, on one line or several; a result by the call that it answers, where that is known. */
export function partName(part: Part, call?: CallPart): string {
  switch (part.kind) {
    case "text":
    case "reasoning":
      return part.text.slice(0, MOST);
    case "media":
      return part.media.name ?? part.media.mediaType;
    case "call":
      return `${part.tool} ${toldTarget(describeCall(part))}`;
    case "result":
      return `${part.tool} ${call ? toldTarget(describeCall(call)) : ""}`;
  }
}
