import type { Entry } from "./entries.ts";

/** Whether an entry changes nothing of what the model is sent. */
export const isAside = ({ kind }: Entry): boolean =>
  kind === "title" || kind === "automatic" || kind === "approval";
