import * as fc from "fast-check";
import { expect, it } from "vitest";

import { openAiProvider } from "../../../../src/providers/openai/openAiProvider.ts";
import type { ProviderEvent } from "../../../../src/providers/provider.ts";
import {
  deltaChunk,
  DONE,
  event,
  finishChunk,
  textChunk,
  usageChunk,
} from "../../../support/providers/answers.ts";
import { aRequest, collect, unaborted } from "../../../support/providers/requests.ts";

const call = { index: 0, id: "a", function: { name: "read", arguments: '{"path":"über.ts"}' } };
const chunks = [
  deltaChunk({ reasoning_content: "Grübeln …" }),
  textChunk("Köln, 東京 🌤\n\n"),
  textChunk('data: {"not":"an event"}'),
  deltaChunk({ tool_calls: [call] }),
  finishChunk("tool_calls"),
  usageChunk({ prompt: 9, cached: 1, output: 8, reasoning: 2 }),
];
const stream = `: keep-alive\n\n${chunks.map(event).join("")}${DONE}`;

const received = (pieces: readonly Uint8Array[]): Promise<readonly ProviderEvent[]> => {
  const fetch = (): Promise<Response> => Promise.resolve(new Response(ReadableStream.from(pieces)));
  return collect(openAiProvider({ baseUrl: "http://localhost/v1", fetch }).stream(aRequest(), unaborted()));
};

const cut = (bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] => {
  const edges = [0, ...places.toSorted((a, b) => a - b), bytes.length];
  return edges.slice(1).map((edge, at) => bytes.subarray(edges[at], edge));
};

it("gives the same events however the bytes are split, with LF and with CRLF", async () => {
  const whole = await received([Buffer.from(stream)]);
  expect(whole.map(({ kind }) => kind)).toEqual(["reasoning", "text", "text", "call", "done"]);
  for (const text of [stream, stream.replaceAll("\n", "\r\n")]) {
    const bytes = Buffer.from(text);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 40 }), async (places) => {
        expect(await received(cut(bytes, places))).toEqual(whole);
      }),
    );
  }
});

it("gives the same events when every byte comes alone", async () => {
  const bytes = Buffer.from(stream);
  const alone = await received([...bytes].map((byte) => Uint8Array.of(byte)));
  expect(alone).toEqual(await received([bytes]));
});
