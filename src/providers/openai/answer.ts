import type { Usage } from "../../engine/entries.ts";
import { cutShort } from "../ending.ts";
import type { ProviderEvent } from "../provider.ts";
import { collectCalls } from "./calls.ts";
import type { Chunk, ChunkDelta } from "./chunk.ts";
import { endEvents } from "./finish.ts";
import { isOther } from "./modelNames.ts";
import type { Signatures } from "./signatures.ts";
import { thinkTags } from "./thinkTags.ts";
import { usageOf } from "./usage.ts";

/** Turns the chunks of one answer into events. Knows nothing of bytes and connections. */
export interface Answer {
  add(chunk: Chunk): readonly ProviderEvent[];
  /** Has the server said why it stopped? Whatever happens to the connection then, the answer is whole. */
  isFinished(): boolean;
  /** What was held back in case it became something else: for answers that break off. */
  rest(): readonly ProviderEvent[];
  /** The last events. `sawDone`: the stream ended with its `[DONE]` mark. */
  end(sawDone: boolean): readonly ProviderEvent[];
}

export interface AnswerOptions {
  /** The model that was asked. */
  readonly model: string | undefined;
  readonly newId: () => string;
  readonly signatures: Signatures;
}

export const startAnswer = ({ model, newId, signatures }: AnswerOptions): Answer => {
  const calls = collectCalls(newId);
  const tags = thinkTags();
  let usage: Usage | undefined;
  let finish: string | undefined;
  let answeredBy: string | undefined;
  let hasContent = false;

  const rest = (): readonly ProviderEvent[] => {
    const { reasoning, text } = tags.rest();
    return events(reasoning, text);
  };

  return {
    add(chunk) {
      // The last report wins: some servers send a running total with every chunk.
      usage = usageOf(chunk) ?? usage;
      if (isOther(chunk.model, model)) answeredBy = chunk.model;
      const choice = chunk.choices?.find(({ index }) => (index ?? 0) === 0);
      if (choice?.finish_reason) finish = choice.finish_reason;
      const delta = choice?.delta ?? choice?.message;
      if (!delta) return [];
      for (const piece of delta.tool_calls ?? []) calls.add(piece);
      hasContent ||= hasWords(delta) || (delta.tool_calls?.length ?? 0) > 0;
      const told = tags.take(textIn(delta.content));
      return events(reasoningIn(delta) + told.reasoning, told.text + (delta.refusal ?? ""));
    },
    isFinished: () => finish !== undefined,
    rest,
    end(sawDone) {
      const last = rest();
      if (finish === undefined && !(sawDone && hasContent))
        return [...last, { kind: "failed", failure: cutShort }];
      const found = calls.calls();
      for (const { call, extra } of found) if (extra) signatures.keep(call.callId, extra);
      const made = found.map(({ call }) => call);
      return [...last, ...endEvents(made, finish ?? "stop", { usage, answeredBy })];
    },
  };
};

const events = (reasoning: string, text: string): readonly ProviderEvent[] => [
  ...(reasoning === "" ? [] : [{ kind: "reasoning", text: reasoning } as const]),
  ...(text === "" ? [] : [{ kind: "text", text } as const]),
];

const hasWords = (delta: ChunkDelta): boolean =>
  reasoningIn(delta) + textIn(delta.content) + (delta.refusal ?? "") !== "";

/** Where a server fills both fields, they say the same. */
const reasoningIn = ({ reasoning_content, reasoning, content }: ChunkDelta): string =>
  (reasoning_content || reasoning || "") + thinkingIn(content);

const textIn = (content: ChunkDelta["content"]): string =>
  Array.isArray(content) ? content.map(({ text }) => text ?? "").join("") : (content ?? "");

const thinkingIn = (content: ChunkDelta["content"]): string =>
  Array.isArray(content)
    ? content
        .flatMap(({ thinking }) => thinking ?? [])
        .map(({ text }) => text ?? "")
        .join("")
    : "";
