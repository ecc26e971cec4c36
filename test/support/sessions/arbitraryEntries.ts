import * as fc from "fast-check";

import type { Media, MessageEntry, NewEntry, Part } from "../../../src/engine/entries.ts";
import { BLOB_LIMIT } from "../../../src/sessions/blobs.ts";

/** Any string that JavaScript can hold: quotes, newlines, half surrogate pairs. */
const text = fc.string({
  unit: fc.oneof(fc.string({ unit: "binary", maxLength: 1 }), anyUnit()),
  maxLength: 20,
});
const tokens = fc.nat(10_000);
const id = fc.string({ minLength: 1, maxLength: 8 });
const bytes = fc.nat();

function anyUnit(): fc.Arbitrary<string> {
  return fc.nat(0xffff).map((unit) => String.fromCharCode(unit));
}

/** Around the size from which strings are stored beside the log. */
const longText = fc
  .tuple(fc.constantFrom("x", "é", "\uFEFFb", "\n"), fc.integer({ min: -2, max: 2 }), text)
  .map(([unit, more, end]) => unit.repeat(BLOB_LIMIT / Buffer.byteLength(unit) + more) + end);

const anyText = fc.oneof({ weight: 30, arbitrary: text }, { weight: 1, arbitrary: longText });

const media: fc.Arbitrary<Media> = fc.record(
  { mediaType: fc.constantFrom("image/png", "application/pdf"), name: text, bytes, data: fc.base64String() },
  { requiredKeys: ["mediaType", "bytes", "data"] },
);

const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ kind: fc.constant("text" as const), text: anyText, tokens }),
  fc.record({ kind: fc.constant("reasoning" as const), text: anyText, tokens }),
  fc.record({ kind: fc.constant("call" as const), callId: id, tool: id, args: anyText, tokens }),
  fc.record(
    {
      kind: fc.constant("result" as const),
      callId: id,
      tool: id,
      text: anyText,
      isError: fc.boolean(),
      media: fc.array(media, { maxLength: 2 }),
      tokens,
    },
    { requiredKeys: ["kind", "callId", "tool", "text", "isError", "tokens"] },
  ),
  fc.record({ kind: fc.constant("media" as const), media, tokens }),
);

const usage = fc.record({ prompt: tokens, cached: tokens, output: tokens, reasoning: tokens });

const size = fc.record({ tokens, calls: tokens, characters: fc.nat(), messages: fc.nat() });

const arbitraryMessage: fc.Arbitrary<NewEntry<MessageEntry>> = fc.record(
  {
    kind: fc.constant("message" as const),
    role: fc.constantFrom("system", "user", "assistant", "tool"),
    parts: fc.array(part, { maxLength: 4 }),
    status: fc.constantFrom("complete", "stopped", "failed"),
    model: text,
    usage,
    sent: size,
    problem: text,
    isCut: fc.constant(true as const),
  },
  { requiredKeys: ["kind", "role", "parts", "status"] },
);

const partRefs = fc.array(fc.record({ message: id, part: fc.nat(9) }), { maxLength: 3 });
const edits = fc.array(fc.record({ message: id, part: fc.nat(9), stub: text, tokens, saved: tokens }), {
  maxLength: 3,
});

const compaction = fc.record(
  {
    kind: fc.constant("compaction" as const),
    trigger: fc.constantFrom("user", "auto", "overflow", "imported"),
    strategy: fc.constantFrom("transcript", "digest", "imported"),
    covers: fc.record({ from: id, to: id }),
    kept: fc.array(id, { maxLength: 3 }),
    edits,
    summary: anyText,
    summaryTokens: tokens,
    tokensBefore: tokens,
    tokensAfter: tokens,
    messagesBefore: fc.nat(),
    messagesAfter: fc.nat(),
    milliseconds: fc.nat(),
    model: text,
    usage,
    instructions: text,
    range: fc.oneof(fc.record({ upTo: id }), fc.record({ from: id })),
    fallback: text,
  },
  { noNullPrototype: true },
);

/** Entries of every kind. */
export const arbitraryEntry: fc.Arbitrary<NewEntry> = fc.oneof(
  { weight: 6, arbitrary: arbitraryMessage },
  fc.record({
    kind: fc.constant("prune" as const),
    edits,
    reason: fc.constantFrom("user", "auto", "overflow"),
  }),
  compaction,
  fc.record(
    { kind: fc.constantFrom("revert", "reapply"), target: id, parts: partRefs },
    { requiredKeys: ["kind", "target"] },
  ),
  fc.record({ kind: fc.constant("summaryEdit" as const), compaction: id, markdown: anyText, tokens }),
  fc.record(
    { kind: fc.constant("pin" as const), message: id, part: fc.nat(9), pinned: fc.boolean() },
    { requiredKeys: ["kind", "message", "pinned"] },
  ),
  fc.record({ kind: fc.constant("title" as const), title: text }),
  fc.record({ kind: fc.constant("model" as const), model: text }),
  fc.record({ kind: fc.constant("automatic" as const), allowed: fc.boolean() }),
);
