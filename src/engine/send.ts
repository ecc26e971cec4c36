import type { CallPart, Media, MessageEntry, Part, ResultPart } from "./entries.ts";
import { pairCalls, type PlacedResult } from "./pairCalls.ts";
import type { Prompt, PromptCall, PromptMessage } from "./prompt.ts";
import { sentParts, type Transcript } from "./transcript.ts";

const NO_RESULT = "[No result: the call was interrupted.]";
const NO_OUTPUT = "[No output.]";
const NO_BEGINNING = "[The beginning of this conversation is not available.]";

/**
 * The transcript as a prompt that every provider takes (rows W1, W2): each call
 * is followed by exactly one result, nothing is empty, the first message is a
 * user's. Call ids are made unique. The same transcript gives the same bytes,
 * and a longer one begins with them (W3).
 */
export function promptOf(transcript: Transcript, system: string): Prompt {
  const messages: PromptMessage[] = [];
  const systems = [system];
  const sent: MessageEntry[] = [];
  for (const item of transcript.items) {
    if (item.kind === "summary") sent.push(summaryMessage(item.text));
    else if (item.place === "system") systems.push(textOf(item.message.parts));
    else sent.push({ ...item.message, parts: sentParts(transcript, item.message) });
  }
  const results = pairCalls(sent);
  const nameCall = uniqueNames();
  for (const message of sent) messages.push(...wired(message, results, nameCall));
  if (messages[0] && messages[0].role !== "user") messages.unshift({ role: "user", text: NO_BEGINNING });
  return { system: systems.filter(Boolean).join("\n\n"), messages };
}

function summaryMessage(text: string): MessageEntry {
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
  tool: call.tool || "unknown_tool",
  args: validArgs(call),
});

function toolMessage(call: CallPart, callId: string, result: ResultPart | undefined): PromptMessage {
  return {
    role: "tool",
    callId,
    tool: call.tool || "unknown_tool",
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

/** Parsing once a part: a call is sent again with every request. */
const checkedArgs = new WeakMap<CallPart, string>();

/** The arguments if they are a JSON object, else an object that holds what the model wrote. */
function validArgs(call: CallPart): string {
  const known = checkedArgs.get(call);
  if (known !== undefined) return known;
  const args = isJsonObject(call.args)
    ? call.args.toWellFormed()
    : JSON.stringify(call.args ? { arguments: call.args.toWellFormed() } : {});
  checkedArgs.set(call, args);
  return args;
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** The first use of an id keeps it; later ones get a number. */
function uniqueNames(): (callId: string) => string {
  const used = new Set<string>();
  return (callId) => {
    const base = callId || "call";
    let name = base;
    for (let n = 2; used.has(name); n++) name = `${base}_${n}`;
    used.add(name);
    return name;
  };
}
