import * as fc from "fast-check";

import type { Entry, MediaPart, NewEntry } from "../../../src/engine/entries.ts";
import { arbitraryMessages } from "./arbitraryLog.ts";
import { assistant, call, logOf, result, tool, user } from "./build.ts";

/** Few files, few texts: readings, writes and outputs that meet again. */
const path = fc.constantFrom("src/a.ts", "./src/a.ts", "src/b.ts");
const output = fc
  .tuple(fc.constantFrom("alpha ", "beta ", "line\n"), fc.constantFrom(10, 60, 400, 900))
  .map(([word, times]) => word.repeat(times));
const lines = fc.constantFrom({}, { from: 1, to: 40 }, { from: 10, to: 20 }, { from: 30, to: 400 });

const deed = fc.oneof(
  fc.tuple(path, lines).map(([file, range]) => ({ name: "read_file", args: { path: file, ...range } })),
  fc.tuple(path, output).map(([file, content]) => ({ name: "write_file", args: { path: file, content } })),
  path.map((file) => ({ name: "edit_file", args: { path: file, old: "a", new: "b".repeat(900) } })),
  path.map((file) => ({ name: "Bash", args: { command: `cat ${file}` } })),
);

const media: MediaPart = {
  kind: "media",
  media: { mediaType: "image/png", name: "shot.png", bytes: 9_000, data: "AAAA" },
  tokens: 2_700,
};

const round = fc
  .array(fc.tuple(deed, output, fc.boolean(), fc.nat({ max: 5 })), { minLength: 1, maxLength: 3 })
  .map((deeds): NewEntry[] => {
    const calls = deeds.map(([{ name, args }], i) => call(`${i}`, name, JSON.stringify(args)));
    const results = deeds.map(([{ name }, text, isError, pictures], i) => {
      const made = result(`${i}`, text, { tool: name, isError: isError && pictures === 1 });
      return pictures === 0 ? { ...made, media: [media.media], tokens: made.tokens + media.tokens } : made;
    });
    return [assistant("Working.", ...calls), tool(...results)];
  });

const asked = fc
  .tuple(fc.integer({ min: 5, max: 300 }), fc.nat({ max: 4 }))
  .map(([length, pictures]): NewEntry => {
    const entry = user("q".repeat(length));
    return pictures === 0 ? { ...entry, parts: [...entry.parts, media] } : entry;
  });

const answer = fc.constantFrom<NewEntry>(
  assistant("Done."),
  { ...assistant("Half of an ans"), status: "stopped" },
  { ...assistant("Broken."), status: "failed" },
);

const turn = fc
  .tuple(asked, fc.array(round, { maxLength: 8 }), answer)
  .map(([request, rounds, said]): NewEntry[] => [request, ...rounds.flat(), said]);

/** Of a message, or of one of its parts: pins what is there. */
export const arbitraryPin: fc.Arbitrary<(log: readonly Entry[]) => NewEntry[]> = fc
  .tuple(fc.nat({ max: 80 }), fc.option(fc.nat({ max: 3 }), { nil: undefined }))
  .map(([at, part]) => (log) => {
    const entry = log[at];
    if (entry?.kind !== "message") return [];
    if (part === undefined) return [{ kind: "pin", message: entry.id, pinned: true }];
    return part < entry.parts.length ? [{ kind: "pin", message: entry.id, part, pinned: true }] : [];
  });

/** Work on few files over many turns, and conversations of any kind; some messages and some parts are pinned. */
export const arbitraryWork: fc.Arbitrary<Entry[]> = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: fc.array(turn, { minLength: 1, maxLength: 10 }).map((turns) => turns.flat()) },
      { weight: 1, arbitrary: arbitraryMessages },
    ),
    fc.array(arbitraryPin, { maxLength: 3 }),
  )
  .map(([messages, pins]) => {
    const log = logOf(messages);
    return logOf(
      pins.flatMap((pin) => pin(log)),
      log,
    );
  });
