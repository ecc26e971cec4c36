import { countTokens as cl100k } from "gpt-tokenizer/encoding/cl100k_base";
import { countTokens as gpt2 } from "gpt-tokenizer/encoding/r50k_base";

import type { Part } from "../../../src/engine/entries.ts";
import type { Prompt, PromptCall } from "../../../src/engine/prompt.ts";
import { exactTokens } from "../exactTokens.ts";

/** What a server counts: its vocabulary, and what its template writes around things. Tokens. */
export interface Tokenizer {
  readonly name: string;
  readonly text: (text: string) => number;
  readonly message: number;
  /** Around a call's name and arguments; absent: the template leaves calls out. */
  readonly call?: number;
  /** In front of everything. */
  readonly request: number;
}

const bytes = (text: string): number => Buffer.byteLength(text);
const quarters = (text: string): number => Math.ceil(text.length / 4);
const times =
  (factor: number) =>
  (text: string): number =>
    Math.round(factor * exactTokens(text));
/** Several vocabularies have no numbers of more than one digit. */
const singleDigits = (text: string): number =>
  exactTokens(text.replaceAll(/\d+/g, "")) + (text.match(/\d/g)?.length ?? 0);
const inPieces = (count: (text: string) => number) => (text: string) =>
  (text.match(/[^]{1,2000}/g) ?? []).reduce((sum, piece) => sum + count(piece), 0);

export const BYTE_TOKENIZERS: readonly Tokenizer[] = [
  { name: "bytes, calls left out", text: bytes, message: 9, request: 10 },
  { name: "bytes", text: bytes, message: 24, call: 26, request: 10 },
];

export const WORD_TOKENIZERS: readonly Tokenizer[] = [
  { name: "o200k", text: exactTokens, message: 3, call: 4, request: 3 },
  { name: "cl100k", text: inPieces(cl100k), message: 4, call: 8, request: 3 },
  { name: "the one of GPT-2", text: inPieces(gpt2), message: 6, call: 10, request: 0 },
  { name: "digits one by one", text: singleDigits, message: 5, call: 15, request: 20 },
  { name: "three quarters of ours", text: times(0.75), message: 4, call: 0, request: 0 },
  { name: "a third more, tools explained at length", text: times(1.3), message: 4, call: 40, request: 380 },
  { name: "a quarter of the characters", text: quarters, message: 0, call: 0, request: 0 },
  {
    name: "behind a long prompt of the server's own",
    text: exactTokens,
    message: 5,
    call: 10,
    request: 1_500,
  },
];

/** Tokens of a prompt. */
export function countedBy(tokenizer: Tokenizer, { system, messages }: Prompt): number {
  const { text, message, request } = tokenizer;
  let tokens = request + message + text(system);
  for (const one of messages) {
    tokens += message + text(one.text);
    for (const call of one.role === "assistant" ? (one.calls ?? []) : [])
      tokens += callTokens(tokenizer, call);
  }
  return tokens;
}

/** Tokens of an answer of these parts. */
export function answeredBy(tokenizer: Tokenizer, parts: readonly Part[]): number {
  let tokens = 0;
  for (const part of parts) {
    if (part.kind === "text") tokens += tokenizer.text(part.text);
    if (part.kind === "call") tokens += callTokens(tokenizer, part);
  }
  return tokens;
}

const callTokens = ({ text, call }: Tokenizer, { tool, args }: Pick<PromptCall, "tool" | "args">): number =>
  call === undefined ? 0 : call + text(`{"name": "${tool}", "arguments": ${args}}`);
