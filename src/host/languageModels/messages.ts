import * as vscode from "vscode";

import type { Media } from "../../engine/entries.ts";
import type { Prompt, PromptMessage } from "../../engine/prompt.ts";

type UserPart =
  | vscode.LanguageModelTextPart
  | vscode.LanguageModelToolResultPart
  | vscode.LanguageModelDataPart;
type ToolMessage = Extract<PromptMessage, { role: "tool" }>;
type AssistantMessage = Extract<PromptMessage, { role: "assistant" }>;

/**
 * A prompt in VS Code's words. There is no system role: the instructions are
 * the first message, of the user. The results of one turn's calls are one
 * message, as Anthropic's models demand. Reasoning is not sent back.
 */
export function toMessages(
  { system, messages }: Prompt,
  seesImages: boolean,
): vscode.LanguageModelChatMessage[] {
  const said: vscode.LanguageModelChatMessage[] = [];
  if (system !== "") said.push(vscode.LanguageModelChatMessage.User(system));
  let results: vscode.LanguageModelToolResultPart[] | undefined;
  for (const message of messages) {
    if (message.role !== "tool") {
      results = undefined;
      said.push(message.role === "user" ? userMessage(message, seesImages) : assistantMessage(message));
    } else if (results) results.push(resultPart(message, seesImages));
    else {
      results = [resultPart(message, seesImages)];
      said.push(vscode.LanguageModelChatMessage.User(results));
    }
  }
  return said;
}

function userMessage(
  { text, media = [] }: Extract<PromptMessage, { role: "user" }>,
  seesImages: boolean,
): vscode.LanguageModelChatMessage {
  const parts: UserPart[] = media.map((one) => mediaPart(one, seesImages));
  if (text !== "" || parts.length === 0) parts.push(new vscode.LanguageModelTextPart(text));
  return vscode.LanguageModelChatMessage.User(parts);
}

function assistantMessage({ text, calls = [] }: AssistantMessage): vscode.LanguageModelChatMessage {
  const parts: (vscode.LanguageModelTextPart | vscode.LanguageModelToolCallPart)[] = [];
  if (text !== "" || calls.length === 0) parts.push(new vscode.LanguageModelTextPart(text));
  for (const { callId, tool, args } of calls)
    parts.push(new vscode.LanguageModelToolCallPart(callId, tool, inputOf(args)));
  return vscode.LanguageModelChatMessage.Assistant(parts);
}

const resultPart = ({ callId, text, media = [] }: ToolMessage, seesImages: boolean) =>
  new vscode.LanguageModelToolResultPart(callId, [
    new vscode.LanguageModelTextPart(text),
    ...media.map((one) => mediaPart(one, seesImages)),
  ]);

/** The engine promises a JSON object (row W1). */
function inputOf(args: string): object {
  const input: unknown = JSON.parse(args);
  return typeof input === "object" && input !== null ? input : {};
}

/** What the model cannot take in stays as a word of what it was: there is no other kind of attachment in this API. */
function mediaPart(
  { mediaType, name, data }: Media,
  seesImages: boolean,
): vscode.LanguageModelTextPart | vscode.LanguageModelDataPart {
  const bytes = Buffer.from(data, "base64");
  if (mediaType.startsWith("image/") && seesImages)
    return vscode.LanguageModelDataPart.image(bytes, mediaType);
  if (!mediaType.startsWith("text/"))
    return new vscode.LanguageModelTextPart(
      `[${name ?? "An attachment"} (${mediaType}) is not shown to this model.]`,
    );
  const text = bytes.toString("utf8");
  return new vscode.LanguageModelTextPart(name === undefined ? text : `${name}:\n${text}`);
}
