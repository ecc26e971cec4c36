import * as vscode from "vscode";

import type { Media } from "../../../engine/parts.ts";
import type { ToolResult } from "../../../tools/tool.ts";

const TEXT = /^(?:text\/|application\/(?:json|xml)\b|.*\+json\b)/;

/** What a tool of another extension has answered: its text, and its pictures. */
export function toolResultOf(content: readonly unknown[]): ToolResult {
  const media = content
    .filter((part) => part instanceof vscode.LanguageModelDataPart)
    .filter(isImage)
    .map(mediaOf);
  const text = content
    .map(textOf)
    .filter((piece) => piece !== "")
    .join("\n");
  return { text, isError: false, ...(media.length > 0 ? { media } : {}) };
}

function textOf(part: unknown): string {
  if (part instanceof vscode.LanguageModelTextPart) return part.value;
  if (part instanceof vscode.LanguageModelPromptTsxPart) return textsIn(part.value).join("");
  if (!(part instanceof vscode.LanguageModelDataPart)) return "";
  if (isImage(part)) return "";
  return TEXT.test(part.mimeType)
    ? new TextDecoder().decode(part.data)
    : `[${part.mimeType}, ${part.data.byteLength.toLocaleString("en")} bytes, not shown]`;
}

const isImage = ({ mimeType }: vscode.LanguageModelDataPart): boolean => mimeType.startsWith("image/");

const mediaOf = ({ mimeType, data }: vscode.LanguageModelDataPart): Media => ({
  mediaType: mimeType,
  bytes: data.byteLength,
  data: Buffer.from(data).toString("base64"),
});

/** Rendered prompts are trees of any shape; their words stand under `text`, in order. */
function textsIn(tree: unknown): string[] {
  const found: string[] = [];
  const open: unknown[] = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node !== "object" || node === null) continue;
    if ("text" in node && typeof node.text === "string") found.push(node.text);
    open.push(...Object.values(node).toReversed());
  }
  return found;
}
