import type { Usage } from "../../../src/engine/entries.ts";
import type { PromptCall } from "../../../src/engine/prompt.ts";
import type { Piece, ScriptedAnswer } from "./scriptedServer.ts";

/** One server-sent event that carries this as JSON. */
export const event = (json: unknown): string => `data: ${JSON.stringify(json)}\n\n`;

export const DONE = "data: [DONE]\n\n";

/** A chunk with this delta, as OpenAI sends it. */
export const deltaChunk = (delta: object, finish: string | null = null): object => ({
  id: "chatcmpl-1",
  object: "chat.completion.chunk",
  choices: [{ index: 0, delta, finish_reason: finish }],
});

export const textChunk = (text: string): object => deltaChunk({ content: text });

export const finishChunk = (reason: string): object => deltaChunk({}, reason);

/** OpenAI's last chunk: usage, and no choices. */
export const usageChunk = ({ prompt, cached, output, reasoning }: Usage): object => ({
  choices: [],
  usage: {
    prompt_tokens: prompt,
    completion_tokens: output,
    total_tokens: prompt + output,
    prompt_tokens_details: { cached_tokens: cached },
    completion_tokens_details: { reasoning_tokens: reasoning },
  },
});

/** A stream of these chunks, closed by the `[DONE]` mark. */
export const stream = (chunks: readonly unknown[]): ScriptedAnswer => ({
  body: [...chunks.map(event), DONE],
});

/** A stream of bytes as they are. */
export const raw = (...body: readonly Piece[]): ScriptedAnswer => ({ body });

interface ReplyOptions {
  readonly reasoning?: string;
  readonly usage?: Usage;
  readonly finish?: string;
}

/** An ordinary answer, word by word. */
export const reply = (
  text: string,
  { reasoning, usage, finish = "stop" }: ReplyOptions = {},
): ScriptedAnswer =>
  stream([
    deltaChunk({ role: "assistant", content: "" }),
    ...(reasoning === undefined ? [] : [deltaChunk({ reasoning_content: reasoning })]),
    ...(text.match(/\S+\s*|\s+/g) ?? []).map(textChunk),
    finishChunk(finish),
    ...(usage === undefined ? [] : [usageChunk(usage)]),
  ]);

/** An answer that calls tools, the arguments in two pieces each. */
export const replyWithCalls = (calls: readonly PromptCall[], text = ""): ScriptedAnswer =>
  stream([
    ...(text === "" ? [] : [textChunk(text)]),
    ...calls.flatMap(({ callId, tool, args }, index) => {
      const half = Math.ceil(args.length / 2);
      const first = {
        index,
        id: callId,
        type: "function",
        function: { name: tool, arguments: args.slice(0, half) },
      };
      const second = { index, function: { arguments: args.slice(half) } };
      return [deltaChunk({ tool_calls: [first] }), deltaChunk({ tool_calls: [second] })];
    }),
    finishChunk("tool_calls"),
  ]);

/** A refusal; `body` is sent as JSON unless it is text. */
export const refusal = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): ScriptedAnswer => ({
  status,
  headers: { "content-type": typeof body === "string" ? "text/plain" : "application/json", ...headers },
  body: [typeof body === "string" ? body : JSON.stringify(body)],
});

export const webPage = (status: number, html = "<!DOCTYPE html><title>Sign in</title>"): ScriptedAnswer => ({
  status,
  headers: { "content-type": "text/html; charset=utf-8" },
  body: [html],
});

/** A promise that a test opens by hand: the way to make a server slow without sleeping. */
export interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}

export const gate = (): Gate => {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
};

/** Each piece waits for its gate. */
export async function* gated(pieces: readonly (readonly [Gate, Piece])[]): AsyncGenerator<Piece> {
  for (const [{ opened }, piece] of pieces) {
    await opened;
    yield piece;
  }
}
