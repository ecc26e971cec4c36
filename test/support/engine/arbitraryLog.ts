import * as fc from "fast-check";

import type { NewEntry } from "../../../src/engine/entries.ts";
import { assistant, call, result, system, tool, user } from "./build.ts";

/** Words of any length, the empty and the huge included. */
const words = fc.oneof(
  { weight: 8, arbitrary: fc.string({ maxLength: 200 }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 8_000 }).map((n) => "word ".repeat(n / 5)) },
  { weight: 1, arbitrary: fc.constantFrom("", "\ud800", "<b>&", "\u0000", "x".repeat(30_000)) },
);

const SHOT = { mediaType: "image/png", name: "panel.png", bytes: 3, data: "AAAA" };

/** What a user says, with an image or without. */
const asked = fc.tuple(words, fc.boolean()).map(([said, isShown]): NewEntry => {
  const message = user(said);
  return isShown
    ? { ...message, parts: [...message.parts, { kind: "media", media: SHOT, tokens: 2_700 }] }
    : message;
});

/** Parallel calls with their results, some missing, doubled, misplaced, failed, or with reused ids. */
const round = fc
  .record({
    said: words,
    ids: fc.array(fc.constantFrom("a", "b", "c", "d", "e1", "e2", "e3", ""), { maxLength: 3 }),
    fate: fc.constantFrom("whole", "whole", "whole", "missing", "doubled", "reversed", "orphan"),
    output: words,
    isError: fc.boolean(),
    image: fc.boolean(),
    args: fc.constantFrom('{"path":"src/a.ts"}', "{}", "not json", "", "[1]", '{"command":"npm test"}'),
  })
  .map(({ said, ids, fate, output, isError, image, args }): NewEntry[] => {
    const calls = ids.map((id) => call(id, "run_command", args));
    const results = ids.map((id) => ({
      ...result(id, output, { isError }),
      ...(image ? { media: [SHOT] } : {}),
    }));
    if (fate === "missing") results.pop();
    if (fate === "doubled") results.push(...results);
    if (fate === "reversed") results.reverse();
    if (fate === "orphan") results.push(result("nobody", output));
    const answer = assistant(said, ...calls);
    return results.length > 0 ? [answer, tool(...results)] : [answer];
  });

const turn = fc
  .tuple(asked, fc.array(round, { maxLength: 5 }), words)
  .map(([request, rounds, said]): NewEntry[] => [request, ...rounds.flat(), assistant(said)]);

const piece = fc.oneof(
  { weight: 10, arbitrary: turn },
  { weight: 2, arbitrary: round },
  { weight: 1, arbitrary: words.map((said): NewEntry[] => [system(said)]) },
);

/** The messages of a conversation as they may come in from anywhere. */
export const arbitraryMessages = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.flat());
