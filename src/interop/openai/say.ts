import type { Usage } from "../../engine/entries.ts";
import type { Tally } from "../leftOut.ts";
import { sound } from "../loose.ts";
import { resultFrom, type LoosePart } from "../looseParts.ts";
import type { Thread } from "../thread.ts";
import { timeOf } from "../time.ts";
import { callsOf, contentOf } from "./content.ts";
import { openAiMessage, type OpenAiMessage, type OpenAiUsage } from "./message.ts";

/** Adds one message of a list, whatever it is, to the thread; what cannot be read is counted. */
export function say(raw: unknown, thread: Thread, tally: Tally): void {
  const read = openAiMessage.safeParse(raw);
  if (!read.success) return tally.add("unreadableRow");
  const message = read.data;
  switch (message.role) {
    case "system":
    case "developer":
      return sayPlain("system", message, { thread, tally });
    case "user":
      return sayUser(message, { thread, tally });
    case "assistant":
      return sayAssistant(message, { thread, tally });
    case "tool":
    case "function":
      return sayResult(message, { thread, tally });
    default:
      tally.add("otherRole", message.role);
  }
}

interface Desk {
  readonly thread: Thread;
  readonly tally: Tally;
}

function sayPlain(role: "system" | "user", message: OpenAiMessage, { thread, tally }: Desk): void {
  thread.add(role, contentOf(message.content, tally), { at: timeIn(message) });
}

/** A simulated user's message may hold nothing but calls, which are not for the assistant to see. */
function sayUser(message: OpenAiMessage, desk: Desk): void {
  callsOf(message, desk.tally);
  if (message.content === null && message.tool_calls) return;
  sayPlain("user", message, desk);
}

function sayAssistant(message: OpenAiMessage, { thread, tally }: Desk): void {
  const reasoning = message.reasoning_content ?? message.reasoning;
  const parts: LoosePart[] = [
    ...(reasoning ? [{ kind: "reasoning", text: sound(reasoning) } as const] : []),
    ...contentOf(message.content, tally),
    ...(message.refusal ? [{ kind: "text", text: sound(message.refusal) } as const] : []),
    ...callsOf(message, tally),
  ];
  const model = modelIn(message);
  const usage = usageOf(message.usage ?? message.extra?.response?.usage);
  thread.add("assistant", parts, {
    at: timeIn(message),
    ...(model ? { model } : {}),
    ...(usage ? { usage } : {}),
  });
}

function sayResult(message: OpenAiMessage, { thread, tally }: Desk): void {
  if (message.requestor === "user") return tally.add("simulatedUser");
  // tau2 names the call by the message's own id.
  const callId = message.tool_call_id ?? (message.role === "tool" ? message.id : undefined);
  const result = resultFrom(contentOf(message.content, tally), {
    isError: message.error ?? message.is_error ?? false,
    ...(callId ? { callId: sound(callId) } : {}),
    ...(message.name ? { tool: sound(message.name) } : {}),
  });
  thread.result(result, timeIn(message));
}

function modelIn({ model, extra }: OpenAiMessage): string | undefined {
  const name = model ?? extra?.response?.model;
  return name && sound(name);
}

const timeIn = ({ timestamp, created_at, extra }: OpenAiMessage): number | undefined =>
  timeOf(timestamp) ?? timeOf(created_at) ?? timeOf(extra?.timestamp) ?? timeOf(extra?.response?.created);

function usageOf(usage: OpenAiUsage | undefined): Usage | undefined {
  if (!usage?.prompt_tokens) return undefined;
  return {
    prompt: usage.prompt_tokens,
    cached: usage.prompt_tokens_details?.cached_tokens ?? 0,
    output: usage.completion_tokens ?? 0,
    reasoning: usage.completion_tokens_details?.reasoning_tokens ?? 0,
  };
}
