import type { MessageEntry, Part, Restored } from "./entries.ts";
import { isSent, MESSAGE_OVERHEAD } from "./tokenSums.ts";

/** How much is sent, in our own measures: what `calibration.ts` sets against the tokens that providers report. */
export interface Size {
  /** Stored counts of everything, the calls included. */
  readonly tokens: number;
  /** Those of tool calls: chat templates write them in many ways, and some leave them out. */
  readonly calls: number;
  /** Of texts and tool output, in UTF-16 units. */
  readonly characters: number;
  /** As providers are sent them: one for each result of a tool. */
  readonly messages: number;
}

export const NO_SIZE: Size = { tokens: 0, calls: 0, characters: 0, messages: 0 };

export const plus = (a: Size, b: Size): Size => ({
  tokens: a.tokens + b.tokens,
  calls: a.calls + b.calls,
  characters: a.characters + b.characters,
  messages: a.messages + b.messages,
});

export const minus = (a: Size, b: Size): Size => ({
  tokens: a.tokens - b.tokens,
  calls: a.calls - b.calls,
  characters: a.characters - b.characters,
  messages: a.messages - b.messages,
});

/** One message of a single text with so many tokens. */
export const textSize = (text: string, tokens: number): Size => ({
  tokens: tokens + MESSAGE_OVERHEAD,
  calls: 0,
  characters: text.length,
  messages: 1,
});

export const restoredSize = ({ text, tokens }: Restored): Size => textSize(text, tokens);

/** A message of these parts, as they are sent; nothing when none of them is. No text is read. */
export function messageSize({ role }: Pick<MessageEntry, "role">, parts: readonly Part[]): Size {
  let tokens = 0;
  let calls = 0;
  let characters = 0;
  let results = 0;
  for (const part of parts) {
    if (!isSent(part)) continue;
    tokens += part.tokens;
    if (part.kind === "call") calls += part.tokens;
    if (part.kind === "text" || part.kind === "result") characters += part.text.length;
    if (part.kind === "result") results++;
  }
  if (tokens === 0) return NO_SIZE;
  return {
    tokens: tokens + MESSAGE_OVERHEAD,
    calls,
    characters,
    messages: role === "system" ? 0 : Math.max(1, results),
  };
}
