import * as z from "zod/mini";

import { toView } from "../protocol/messages.ts";
import type { Intent, ToView } from "../protocol/messages.ts";

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare const acquireVsCodeApi: () => VsCodeApi;

/** Where the reader is: this far into this item, in pixels. Absent: at the newest. */
const place = z.object({ session: z.string(), item: z.string(), offset: z.number() });
export type Place = z.infer<typeof place>;

/** What outlives the panel's document, which goes away whenever the panel is hidden. */
const saved = z.object({
  /** What is written and not sent yet, by session; "" is the session to come. */
  drafts: z.record(z.string(), z.string()),
  place: z.optional(place),
});
export type Saved = z.infer<typeof saved>;

export interface Host {
  readonly post: (intent: Intent) => void;
  /** `undefined`: a message that this panel does not understand. */
  readonly onMessage: (take: (message: ToView | undefined) => void) => void;
  readonly restore: () => Saved;
  readonly save: (state: Saved) => void;
}

/** May be called once: VS Code hands its object out a single time. */
export function connectHost(): Host {
  const api = acquireVsCodeApi();
  return {
    post: (intent) => api.postMessage(intent),
    onMessage(take) {
      window.addEventListener("message", ({ data }) => take(z.safeParse(toView, data).data));
    },
    restore: () => z.safeParse(saved, api.getState()).data ?? { drafts: {} },
    save: (state) => api.setState(state),
  };
}
