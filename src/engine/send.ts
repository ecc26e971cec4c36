import type { CallPart, Media, MessageEntry, Part, ResultPart } from "./entries.ts";
import { pairCalls, type PlacedResult } from "./pairCalls.ts";
import type { Prompt, PromptCall, PromptMessage } from "./prompt.ts";
import { sentParts, type Transcript } from "./transcript.ts";
import { validArgs } from "./validArgs.ts";
import { wireIds, wireToolName } from "./wireNames.ts";

const NO_RESULT = "[No result: the call was interrupted.]";
const NO_OUTPUT = "[No output.]";
const NO_BEGINNING = "[The beginning of this conversation is not available.]";

/**
 * The transcript as a prompt that every provider takes (rows W1, W2): each call
 * is followed by exactly one result, nothing is empty, the first message is a
 * user's. Call ids are made unique, and names and ids such as providers allow. The same transcript gives the same bytes,
 * and a longer one begins with them (W3).
 */
export function promptOf(transcript: Transcript, system: string): Prompt {
  const messages: PromptMessage[] = [];
  const systems = [system];
  const sent: MessageEntry[] = [];
  for (const item of transcript.items) {
    if (item.kind === "summary") sent.push(wordsMessage(item.text));
    else if (item.kind === "restored") sent.push(wordsMessage(item.restored.text));
    else if (item.place === "system") systems.push(textOf(item.message.parts));
    else sent.push({ ...item.message, parts: sentParts(transcript, item.message) });
  }
  const results = pairCalls(sent);
  const nameCall = wireIds();
  for (const message of sent) messages.push(...wired(message, results, nameCall));
  if (messages[0] && messages[0].role !== "user") messages.unshift({ role: "user", text: NO_BEGINNING });
  return { system: systems.filter(Boolean).join("\n\n"), messages };
}

/** What the engine itself says goes out in the user's role: the only one that every provider takes anywhere. */
function wordsMessage(text: string): MessageEntry {
  const part: Part = { kind: "text", text, tokens: 0 };
  return { kind: "message", id: "", at: 0, role: "user", status: "complete", parts: [part] };
}

function wired(
  { role, parts }: MessageEntry,
  results: ReadonlyMap<CallPart, PlacedResult>,
  nameCall: (callId: string) => string,
): PromptMessage[] {
  const text = textOf(parts);
  if (role !== "assistant") return userMessage(text, mediaOf(parts));
  const calls = parts.filter((part) => part.kind === "call");
  const named = calls.map((call) => ({ call, callId: nameCall(call.callId) }));
  if (text === "" && calls.length === 0) return [];
  return [
    assistantMessage(
      text,
      named.map(({ call, callId }) => promptCall(call, callId)),
    ),
    ...named.map(({ call, callId }) => toolMessage(call, callId, results.get(call)?.part)),
  ];
}

function userMessage(text: string, media: readonly Media[]): PromptMessage[] {
  if (text === "" && media.length === 0) return [];
  return [{ role: "user", text, ...(media.length > 0 ? { media } : {}) }];
}

const assistantMessage = (text: string, calls: readonly PromptCall[]): PromptMessage => ({
  role: "assistant",
  text,
  ...(calls.length > 0 ? { calls } : {}),
});

const promptCall = (call: CallPart, callId: string): PromptCall => ({
  callId,
  tool: wireToolName(call.tool),
  args: validArgs(call),
});

function toolMessage(call: CallPart, callId: string, result: ResultPart | undefined): PromptMessage {
  return {
    role: "tool",
    callId,
    tool: wireToolName(call.tool),
    text: result ? result.text.toWellFormed() || NO_OUTPUT : NO_RESULT,
    isError: result?.isError ?? true,
    ...(result?.media?.length ? { media: result.media } : {}),
  };
}

const textOf = (parts: readonly Part[]): string =>
  parts
    .filter((part) => part.kind === "text")
    .map(({ text }) => text)
    .join("\n\n")
    .toWellFormed()
    .trim();

const mediaOf = (parts: readonly Part[]): Media[] =>
  parts.filter((part) => part.kind === "media").map(({ media }) => media);
