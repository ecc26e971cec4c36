import type { PromptMessage } from "../../../src/engine/prompt.ts";

/** What W1 asks of a prompt, checked without the code that makes it. */
export function flawsOf(messages: readonly PromptMessage[]): string[] {
  const flaws: string[] = [];
  let waiting: string[] = [];
  const used = new Set<string>();
  if (messages[0] && messages[0].role !== "user") flaws.push("does not begin with a user's message");
  for (const message of messages) {
    if (message.role === "tool") {
      if (waiting.shift() !== message.callId) flaws.push(`result ${message.callId} out of place`);
      if (message.text === "") flaws.push("empty result");
      continue;
    }
    if (waiting.length > 0) flaws.push(`no result for ${waiting.join()}`);
    const calls = message.role === "assistant" ? (message.calls ?? []) : [];
    const media = message.role === "user" ? (message.media ?? []) : [];
    if (message.text === "" && calls.length + media.length === 0) flaws.push("empty message");
    waiting = calls.map(({ callId }) => callId);
    for (const { callId, tool, args } of calls) {
      if (used.has(callId)) flaws.push(`id ${callId} twice`);
      used.add(callId);
      if (!/^[\w-]{1,40}$/.test(callId)) flaws.push(`id ${callId} not allowed`);
      if (!/^[\w-]{1,64}$/.test(tool)) flaws.push(`tool ${tool} not allowed`);
      const value: unknown = JSON.parse(args);
      if (typeof value !== "object" || !JSON.stringify([args, value]).isWellFormed())
        flaws.push(`arguments ${args}`);
    }
  }
  return waiting.length > 0 ? [...flaws, "a call at the end has no result"] : flaws;
}
