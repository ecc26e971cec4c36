import { rowsOf } from "../importing.ts";

/** One conversation in both formats: each row is a message of it. */
export interface Message {
  readonly user?: string;
  readonly said?: string;
  readonly calls?: readonly { readonly id?: string; readonly name?: string; readonly args?: unknown }[];
  /** By id of the call. */
  readonly results?: readonly (readonly [id: string | undefined, output: unknown])[];
  readonly at?: string;
}

export const FORMATS = { "Claude Code": claudeCode, OpenAI: openAi } as const;

export function claudeCode(messages: readonly Message[]): string {
  return rowsOf(
    ...messages.map(({ user, said, calls = [], results = [], at }, i) => {
      const content = [
        ...results.map(([id, output]) => ({ type: "tool_result", tool_use_id: id, content: output })),
        ...[user ?? said].flatMap((text) => (text === undefined ? [] : [{ type: "text", text }])),
        ...calls.map(({ id, name, args }) => ({ type: "tool_use", id, name, input: args })),
      ];
      const isAnswer = said !== undefined || calls.length > 0;
      const message = isAnswer ? { id: `m${i}`, role: "assistant", content } : { role: "user", content };
      return { type: message.role, uuid: "the same for all", sessionId: "s", timestamp: at, message };
    }),
  );
}

export function openAi(messages: readonly Message[]): string {
  const list = messages.flatMap(({ user, said, calls = [], results = [], at }) => [
    ...results.map(([id, output]) => ({ role: "tool", tool_call_id: id, content: output, timestamp: at })),
    ...(user === undefined ? [] : [{ role: "user", content: user, timestamp: at }]),
    ...(said === undefined && calls.length === 0 ? [] : [openAiAnswer(said, calls, at)]),
  ]);
  return JSON.stringify({ messages: list });
}

function openAiAnswer(
  said: string | undefined,
  calls: NonNullable<Message["calls"]>,
  at: string | undefined,
): object {
  const toolCalls = calls.map(({ id, name, args }) => ({
    id,
    type: "function",
    function: { name, arguments: args },
  }));
  return {
    role: "assistant",
    content: said ?? null,
    tool_calls: toolCalls.length > 0 ? toolCalls : undefined,
    timestamp: at,
  };
}
