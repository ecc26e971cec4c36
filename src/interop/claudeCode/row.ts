import * as z from "zod";

import type { Usage } from "../../engine/entries.ts";
import { maybe, maybeCount, maybeFlag, maybeText } from "../loose.ts";

const reportedUsage = z.object({
  input_tokens: maybeCount,
  cache_creation_input_tokens: maybeCount,
  cache_read_input_tokens: maybeCount,
  output_tokens: maybeCount,
});

const message = z.object({
  id: maybeText,
  model: maybeText,
  content: z.union([z.string(), z.array(z.unknown())]),
  usage: maybe(reportedUsage),
});

/** What was typed while the assistant worked: newer versions write no user row for it. */
const attached = z.object({
  type: maybeText,
  prompt: z.union([z.string(), z.array(z.unknown())]).optional(),
  commandMode: maybeText,
  isMeta: maybeFlag,
  origin: maybe(z.object({ kind: maybeText })),
});

/** A row of a session log. There is no official schema; every version adds fields and kinds. */
export const claudeRow = z.object({
  type: maybeText,
  subtype: maybeText,
  uuid: maybeText,
  timestamp: z.unknown().optional(),
  isSidechain: maybeFlag,
  isMeta: maybeFlag,
  isCompactSummary: maybeFlag,
  isApiErrorMessage: maybeFlag,
  requestId: maybeText,
  message: maybe(message),
  attachment: maybe(attached),
  compactMetadata: maybe(z.object({ trigger: maybeText, preTokens: maybeCount })),
  summary: maybeText,
  leafUuid: maybeText,
  customTitle: maybeText,
});

export type ClaudeRow = z.infer<typeof claudeRow>;
export type ClaudeMessage = z.infer<typeof message>;

/** The prompt of a person in a row that is no message; `undefined` when it is something else. */
export function queuedPrompt({ attachment }: ClaudeRow): string | readonly unknown[] | undefined {
  if (attachment?.type !== "queued_command" || attachment.isMeta) return undefined;
  const { commandMode = "prompt", origin } = attachment;
  return commandMode === "prompt" && (origin?.kind ?? "human") === "human" ? attachment.prompt : undefined;
}

/** Tokens as reported: what was read from and written to the cache is part of the prompt. */
export function usageOf({ usage }: ClaudeMessage): Usage | undefined {
  if (!usage) return undefined;
  const { input_tokens: fresh = 0, cache_creation_input_tokens: written = 0 } = usage;
  const { cache_read_input_tokens: cached = 0, output_tokens: output = 0 } = usage;
  return { prompt: fresh + written + cached, cached, output, reasoning: 0 };
}
