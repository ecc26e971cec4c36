import { grouped } from "../../engine/calls/wording.ts";
import { headOf } from "../safe/ends.ts";
import { messageText } from "./messageText.ts";
import { headOfMessage, type History } from "./recalled.ts";

export interface Wanted {
  readonly from: number;
  readonly to: number;
  /** Characters of the first message that are skipped. */
  readonly offset: number;
  /** Characters of all. */
  readonly most: number;
}

/** The originals of a range, whole as long as there is room; then says how to go on. */
export function readMessages({ messages }: History, { from, to, offset, most }: Wanted): string {
  const shown: string[] = [];
  let left = most;
  const last = Math.min(to, messages.length);
  for (let number = from; number <= last; number++) {
    const message = messages[number - 1];
    if (!message) continue;
    const skipped = number === from ? offset : 0;
    const text = messageText(message).slice(skipped);
    const head = headOfMessage({ number, message });
    const piece = `${head}\n${text || "(nothing)"}`;
    if (piece.length + 2 > left) {
      if (shown.length > 0) return [...shown, `[More: from ${number} to ${last}.]`].join("\n\n");
      const part = headOf(text, Math.max(0, left - head.length - 100));
      const note = `[${grouped(text.length - part.length)} more characters of #${number}: from ${number}, offset ${skipped + part.length}.]`;
      return `${head}\n${part}\n${note}`;
    }
    shown.push(piece);
    left -= piece.length + 2;
  }
  return shown.join("\n\n");
}
