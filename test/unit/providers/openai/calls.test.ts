import { describe, expect, it } from "vitest";

import { collectCalls } from "../../../../src/providers/openai/calls.ts";
import type { ChunkCall } from "../../../../src/providers/openai/chunk.ts";

const collected = (...pieces: readonly ChunkCall[]) => {
  let made = 0;
  const collector = collectCalls(() => `made-${(made += 1)}`);
  for (const piece of pieces) collector.add(piece);
  return collector.calls().map(({ call: { callId, tool, args } }) => `${callId} ${tool} ${args}`);
};

const piece = (
  index: number | undefined,
  id: string | undefined,
  name?: string,
  args?: string,
): ChunkCall => ({
  index,
  id,
  function: { name, arguments: args },
});

describe("collectCalls", () => {
  it("joins pieces by index, also when they take turns", () => {
    expect(
      collected(
        piece(0, "a", "read", ""),
        piece(1, "b", "write", ""),
        piece(0, undefined, undefined, '{"x"'),
        piece(1, undefined, undefined, '{"y"'),
        piece(0, undefined, undefined, ":1}"),
        piece(1, undefined, undefined, ":2}"),
      ),
    ).toEqual(['a read {"x":1}', 'b write {"y":2}']);
  });

  it("joins pieces that repeat id and name every time", () => {
    expect(
      collected(piece(0, "a", "read", '{"x"'), piece(0, "a", "read", ":1}"), piece(0, "a", "read", "")),
    ).toEqual(['a read {"x":1}']);
  });

  it("tells calls apart by id where all have the index 0", () => {
    expect(collected(piece(0, "a", "read", "{}"), piece(0, "b", "read", '{"x":1}'))).toEqual([
      "a read {}",
      'b read {"x":1}',
    ]);
  });

  it("tells whole calls apart that have neither index nor id", () => {
    expect(
      collected(piece(undefined, "", "read", '{"x":1}'), piece(undefined, "", "read", '{"x":2}')),
    ).toEqual(['made-1 read {"x":1}', 'made-2 read {"x":2}']);
  });

  it("gives a second call with a used id one of its own", () => {
    expect(
      collected(piece(undefined, "a", "read", '{"x":1}'), piece(undefined, "a", "read", '{"x":2}')),
    ).toEqual(['a read {"x":1}', 'made-1 read {"x":2}']);
  });

  it("takes arguments once that come twice over, in pieces and whole", () => {
    expect(
      collected(
        piece(0, "a", "read", ""),
        piece(0, undefined, undefined, '{"x":1}'),
        piece(0, undefined, undefined, '{"x":1}'),
      ),
    ).toEqual(['a read {"x":1}']);
  });

  it("takes JSON out of a JSON text, also where it says again what was said", () => {
    expect(collected(piece(0, "a", "read", '"{\\"x\\":1}"'))).toEqual(['a read {"x":1}']);
    expect(collected(piece(0, "a", "read", '{"x":1}'), piece(0, "a", "read", '"{\\"x\\":1}"'))).toEqual([
      'a read {"x":1}',
    ]);
  });

  it("drops a call that comes again under another number, and keeps one with other arguments", () => {
    const first = piece(0, "a", "read", '{"x":1}');
    expect(collected(first, piece(1, "a", "read", '{"x":1}'))).toEqual(['a read {"x":1}']);
    expect(collected(first, piece(1, "a", "read", '{"x":2}'))).toHaveLength(2);
  });

  it("leaves arguments alone that are no JSON: somebody has to tell the model", () => {
    expect(collected(piece(0, "a", "read", '{"x":'))).toEqual(['a read {"x":']);
    expect(collected(piece(0, "a", "read", "xx"))).toEqual(["a read xx"]);
  });

  it("takes an id that comes late", () => {
    expect(collected(piece(0, undefined, "read", '{"x":'), piece(0, "a", undefined, "1}"))).toEqual([
      'a read {"x":1}',
    ]);
  });

  it("writes no arguments as an empty object, and an object as JSON", () => {
    expect(
      collected(piece(0, "a", "list"), { id: "b", function: { name: "read", arguments: { x: 1 } } }),
    ).toEqual(["a list {}", 'b read {"x":1}']);
  });
});
