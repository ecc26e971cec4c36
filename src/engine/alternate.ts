import type { PromptMessage } from "./prompt.ts";

type Assistant = Extract<PromptMessage, { role: "assistant" }>;
type User = Extract<PromptMessage, { role: "user" }>;

/** Between two messages sent as one. */
const SEPARATOR = "\n\n---\n\n";
/** Between the results of a turn that was stopped and what the user said next. */
const NO_ANSWER = "[No answer: the turn was stopped here.]";

/**
 * The messages with users and assistants taking turns (row W1), for templates that refuse
 * anything else: Mistral's and Gemma's, whoever serves them. Messages of one role in a row
 * become one; behind results that nobody answered an assistant says so. Calls and their
 * results do not count as turns. Nothing is lost, and what alternates already stays as it is.
 */
export function alternating(messages: readonly PromptMessage[]): PromptMessage[] {
  const taken: PromptMessage[] = [];
  for (const message of messages) {
    const last = taken.at(-1);
    const merged = last && mergedWith(last, message);
    if (merged) taken[taken.length - 1] = merged;
    else if (last?.role === "tool" && message.role === "user")
      taken.push({ role: "assistant", text: NO_ANSWER }, message);
    else taken.push(message);
  }
  return taken;
}

function mergedWith(last: PromptMessage, next: PromptMessage): PromptMessage | undefined {
  if (last.role === "user" && next.role === "user") return mergedUsers(last, next);
  if (last.role === "assistant" && next.role === "assistant") return mergedAssistants(last, next);
  return undefined;
}

function mergedUsers(a: User, b: User): User {
  const media = [...(a.media ?? []), ...(b.media ?? [])];
  return { role: "user", text: joined(a.text, b.text), ...(media.length > 0 ? { media } : {}) };
}

/** The first one has no calls: their results would stand in between. */
const mergedAssistants = (a: Assistant, b: Assistant): Assistant => ({
  ...a,
  ...b,
  text: joined(a.text, b.text),
});

const joined = (...texts: readonly string[]): string => texts.filter((text) => text !== "").join(SEPARATOR);
