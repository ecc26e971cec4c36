import * as z from "zod";

import type { Media } from "../../engine/entries.ts";
import { kindOf } from "../fields.ts";
import { writeJson } from "../json.ts";
import type { Tally } from "../leftOut.ts";
import { maybe, maybeFlag, maybeText, sound } from "../loose.ts";
import { resultFrom, type LoosePart, type LooseResult } from "../looseParts.ts";
import { linkMark, mediaOf } from "../media.ts";

const source = z.object({ type: maybeText, media_type: maybeText, data: maybeText, url: maybeText });

const block = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({ type: z.literal("thinking"), thinking: maybeText }),
  z.object({ type: z.literal("redacted_thinking") }),
  z.object({ type: z.literal("tool_use"), id: maybeText, name: maybeText, input: z.unknown().optional() }),
  z.object({
    type: z.literal("tool_result"),
    tool_use_id: maybeText,
    content: z.unknown().optional(),
    is_error: maybeFlag,
  }),
  z.object({ type: z.literal("image"), source: maybe(source) }),
  z.object({ type: z.literal("document"), source: maybe(source), title: maybeText }),
]);

type Block = z.infer<typeof block>;
type MediaBlock = Extract<Block, { type: "image" | "document" }>;

export interface Content {
  readonly parts: readonly LoosePart[];
  readonly results: readonly LooseResult[];
}

/** What a message holds, in its order; results apart, because they become messages of their own. */
export function contentOf(content: string | readonly unknown[], tally: Tally): Content {
  const parts: LoosePart[] = [];
  const results: LooseResult[] = [];
  for (const one of blocksOf(content, tally))
    if (one.type === "tool_result") results.push(resultOf(one, tally));
    else parts.push(...partsOf(one, tally));
  return { parts, results };
}

function blocksOf(content: unknown, tally: Tally): Block[] {
  if (typeof content === "string") return [{ type: "text", text: content }];
  if (!Array.isArray(content)) return [];
  return content.flatMap((raw) => {
    const read = block.safeParse(raw);
    if (!read.success) tally.add("otherPart", kindOf(raw));
    return read.success ? [read.data] : [];
  });
}

function partsOf(one: Exclude<Block, { type: "tool_result" }>, tally: Tally): LoosePart[] {
  switch (one.type) {
    case "text":
      return one.text === "" ? [] : [{ kind: "text", text: sound(one.text) }];
    case "thinking":
      if (!one.thinking) tally.add("emptyReasoning");
      return one.thinking ? [{ kind: "reasoning", text: sound(one.thinking) }] : [];
    case "redacted_thinking":
      tally.add("emptyReasoning");
      return [];
    case "tool_use":
      return [callOf(one)];
    case "image":
    case "document":
      return mediaPartsOf(one, tally);
  }
}

function callOf({ id, name, input }: Extract<Block, { type: "tool_use" }>): LoosePart {
  const args = typeof input === "string" ? input : (writeJson(input ?? {}) ?? "{}");
  return {
    kind: "call",
    args: sound(args),
    ...(id ? { callId: sound(id) } : {}),
    ...(name ? { tool: sound(name) } : {}),
  };
}

function mediaPartsOf(one: MediaBlock, tally: Tally): LoosePart[] {
  const media = mediaIn(one);
  if (media) return [{ kind: "media", media }];
  const link = one.source?.url;
  if (link) tally.add("remoteImage");
  else tally.add("otherPart", one.type);
  return link ? [{ kind: "text", text: sound(linkMark(link)) }] : [];
}

function mediaIn(one: MediaBlock): Media | undefined {
  if (one.source?.data === undefined || one.source.type === "text") return undefined;
  const name = one.type === "document" ? one.title : undefined;
  return mediaOf(one.source.media_type ?? "application/octet-stream", one.source.data, name);
}

function resultOf(one: Extract<Block, { type: "tool_result" }>, tally: Tally): LooseResult {
  return resultFrom(flattened(one.content, tally, 0), {
    isError: one.is_error ?? false,
    ...(one.tool_use_id ? { callId: sound(one.tool_use_id) } : {}),
  });
}

/** Results inside a result, which no version writes but a file may hold, are read as text. */
function flattened(content: unknown, tally: Tally, depth: number): LoosePart[] {
  if (depth > 3) return [];
  return blocksOf(content, tally).flatMap((one) =>
    one.type === "tool_result" ? flattened(one.content, tally, depth + 1) : partsOf(one, tally),
  );
}
