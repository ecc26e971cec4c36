import type { MessageEntry } from "./entries.ts";

/** The newest answer that came with the provider's figures. Tokens. */
export interface Report {
  readonly model: string | undefined;
  readonly prompt: number;
  /** What of the answer is sent on: output without reasoning. */
  readonly output: number;
  /** Stored counts of what was sent for that answer, and of the same with the answer. */
  readonly storedBefore: number;
  readonly storedAfter: number;
  /** Nothing was pruned, compacted or undone since: it still tells what is in use. */
  readonly isCurrent: boolean;
}

/** Reports of 0 are no reports: some servers send them instead of leaving the field out. */
export const isReported = ({ usage }: MessageEntry): boolean => usage !== undefined && usage.prompt > 0;

export function reportIn(
  message: MessageEntry,
  stored: { readonly before: number; readonly after: number },
): Report | undefined {
  if (!message.usage || !isReported(message)) return undefined;
  const { prompt, output, reasoning } = message.usage;
  return {
    model: message.model,
    prompt,
    output: Math.max(0, output - reasoning),
    storedBefore: stored.before,
    storedAfter: stored.after,
    isCurrent: true,
  };
}
