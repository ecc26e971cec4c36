import type { Media, ResultPart, Uncounted } from "../../../src/engine/entries.ts";
import type { ImportedCompaction, ImportedItem, ImportedMessage } from "../../../src/interop/imported.ts";

/**
 * A conversation as Claude Code logs it, JSON Lines: a row for each part of an
 * answer and for each result, a boundary and a summary for a compaction. System
 * messages are left out, as they are there.
 */
export function toClaudeCodeLog(items: readonly ImportedItem[]): string {
  let count = 0;
  let parent: string | null = null;
  const rows = items.flatMap((item, i) =>
    item.kind === "compaction" ? boundaryRows(item) : messageRows(item, i),
  );
  const lines = rows.map(({ at, ...row }) => {
    const uuid = `row-${++count}`;
    const line = {
      parentUuid: parent,
      isSidechain: false,
      sessionId: "session-1",
      uuid,
      timestamp: new Date(at).toISOString(),
      ...row,
    };
    parent = uuid;
    return `${JSON.stringify(line)}\n`;
  });
  return lines.join("");
}

type Row = { readonly at: number } & Readonly<Record<string, unknown>>;

const boundaryRows = ({ at, trigger, tokensBefore, summary }: ImportedCompaction): Row[] => [
  {
    at,
    type: "system",
    subtype: "compact_boundary",
    content: "Conversation compacted",
    compactMetadata: { trigger, ...(tokensBefore ? { preTokens: tokensBefore } : {}) },
  },
  { at, type: "user", isCompactSummary: true, message: { role: "user", content: summary } },
];

function messageRows(message: ImportedMessage, index: number): Row[] {
  const { at, role, parts } = message;
  switch (role) {
    case "system":
      return [];
    case "assistant":
      return parts.map((part) => ({ at, type: "assistant", message: answer(message, part, index) }));
    case "tool":
      return parts.map((part) => ({ at, type: "user", message: { role: "user", content: [blockOf(part)] } }));
    case "user":
      return [{ at, type: "user", message: { role: "user", content: promptOf(parts) } }];
  }
}

function promptOf(parts: readonly Uncounted[]): unknown {
  const [only, ...more] = parts;
  return only?.kind === "text" && more.length === 0 ? only.text : parts.map(blockOf);
}

/** Usage is repeated on every row of an answer. */
function answer({ model, usage }: ImportedMessage, part: Uncounted, index: number) {
  const reported = usage && {
    input_tokens: usage.prompt - usage.cached,
    cache_read_input_tokens: usage.cached,
    output_tokens: usage.output,
  };
  return { id: `msg-${index}`, role: "assistant", model, usage: reported, content: [blockOf(part)] };
}

function blockOf(part: Uncounted): unknown {
  switch (part.kind) {
    case "text":
      return { type: "text", text: part.text };
    case "reasoning":
      return { type: "thinking", thinking: part.text, signature: "" };
    case "call":
      return { type: "tool_use", id: part.callId, name: part.tool, input: JSON.parse(part.args) };
    case "result":
      return {
        type: "tool_result",
        tool_use_id: part.callId,
        content: contentOf(part),
        is_error: part.isError,
      };
    case "media":
      return imageOf(part.media);
  }
}

const contentOf = ({ text, media }: Uncounted<ResultPart>): unknown =>
  media ? [{ type: "text", text }, ...media.map(imageOf)] : text;

const imageOf = ({ mediaType, data }: Media) => ({
  type: "image",
  source: { type: "base64", media_type: mediaType, data },
});
