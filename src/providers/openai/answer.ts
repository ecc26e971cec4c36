import type { Usage } from "../../engine/entries.ts";
import { cutShort } from "../ending.ts";
import type { ProviderEvent } from "../provider.ts";
import { collectCalls } from "./calls.ts";
import type { Chunk, ChunkDelta } from "./chunk.ts";
import { endEvents } from "./finish.ts";
import { usageOf } from "./usage.ts";

/** Turns the chunks of one answer into events. Knows nothing of bytes and connections. */
export interface Answer {
  add(chunk: Chunk): readonly ProviderEvent[];
  /** Has the server said why it stopped? Whatever happens to the connection then, the answer is whole. */
  isFinished(): boolean;
  /** The last events. `sawDone`: the stream ended with its `[DONE]` mark. */
  end(sawDone: boolean): readonly ProviderEvent[];
}

export const startAnswer = (newId: () => string): Answer => {
  const calls = collectCalls(newId);
  let usage: Usage | undefined;
  let finish: string | undefined;
  let hasContent = false;

  return {
    add(chunk) {
      // The last report wins: some servers send a running total with every chunk.
      usage = usageOf(chunk) ?? usage;
      const choice = chunk.choices?.find(({ index }) => (index ?? 0) === 0);
      if (choice?.finish_reason) finish = choice.finish_reason;
      const delta = choice?.delta ?? choice?.message;
      if (!delta) return [];
      for (const piece of delta.tool_calls ?? []) calls.add(piece);
      const events = textEvents(delta);
      hasContent ||= events.length > 0 || (delta.tool_calls?.length ?? 0) > 0;
      return events;
    },
    isFinished: () => finish !== undefined,
    end(sawDone) {
      if (finish === undefined && !(sawDone && hasContent)) return [{ kind: "failed", failure: cutShort }];
      return endEvents(calls.calls(), finish ?? "stop", usage);
    },
  };
};

const textEvents = (delta: ChunkDelta): readonly ProviderEvent[] => {
  const reasoning = (delta.reasoning_content ?? delta.reasoning ?? "") + thinkingIn(delta.content);
  const text = textIn(delta.content) + (delta.refusal ?? "");
  return [
    ...(reasoning === "" ? [] : [{ kind: "reasoning", text: reasoning } as const]),
    ...(text === "" ? [] : [{ kind: "text", text } as const]),
  ];
};

const textIn = (content: ChunkDelta["content"]): string =>
  Array.isArray(content) ? content.map(({ text }) => text ?? "").join("") : (content ?? "");

const thinkingIn = (content: ChunkDelta["content"]): string =>
  Array.isArray(content)
    ? content
        .flatMap(({ thinking }) => thinking ?? [])
        .map(({ text }) => text ?? "")
        .join("")
    : "";
