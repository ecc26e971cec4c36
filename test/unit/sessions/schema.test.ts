import * as fc from "fast-check";
import { expect, test } from "vitest";
import type * as z from "zod";

import type { Entry } from "../../../src/engine/entries.ts";
import { entrySchema } from "../../../src/sessions/schema.ts";
import { arbitraryEntry } from "../../support/sessions/arbitraryEntries.ts";

type Writable<T> = T extends readonly (infer U)[]
  ? Writable<U>[]
  : T extends object
    ? { -readonly [K in keyof T]: Writable<T[K]> }
    : T;

/** Compiles only while every entry that there can be passes the schema (schema.ts ensures the reverse). */
const asInput = (entry: Writable<Entry>): z.input<typeof entrySchema> => entry;

test("every entry passes its schema unchanged", () => {
  fc.assert(
    fc.property(arbitraryEntry, (newEntry) => {
      const entry = asInput({ ...newEntry, id: "1", at: 0 } as Writable<Entry>);
      expect(entrySchema.parse(entry)).toEqual(entry);
    }),
  );
});

test.each([
  ["a kind that is not known", { id: "1", at: 0, kind: "hologram" }],
  ["a field of the wrong type", { id: "1", at: 0, kind: "title", title: 7 }],
  ["a missing field", { id: "1", at: 0, kind: "pin", message: "2" }],
  [
    "a part of a kind that is not known",
    {
      id: "1",
      at: 0,
      kind: "message",
      role: "user",
      parts: [{ kind: "smell", tokens: 1 }],
      status: "complete",
    },
  ],
  [
    "an optional field that is there but undefined",
    { id: "1", at: 0, kind: "revert", target: "2", parts: undefined },
  ],
])("%s does not pass", (_what, value) => {
  expect(entrySchema.safeParse(value).success).toBe(false);
});
