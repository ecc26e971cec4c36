/** What is exported is imported again as it was. */
import * as fc from "fast-check";
import { expect, test } from "vitest";

import { promptOf } from "../../src/engine/send.ts";
import { project } from "../../src/engine/transcript.ts";
import { toMessages } from "../../src/providers/openai/messages.ts";
import { arbitraryMessages } from "../support/engine/arbitraryLog.ts";
import { arbitraryEntry } from "../support/sessions/arbitraryEntries.ts";
import { exported, imported, textOf } from "../unit/interop/export/exporting.ts";

const message = { kind: "message", role: "user", status: "complete", parts: [] } as const;

test("a log comes back with every entry", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryEntry, { maxLength: 12 }), async (entries) => {
      const one = exported([message, ...entries]);
      expect(await imported(textOf(one, "log"))).toEqual(one.entries);
    }),
    { numRuns: 100 },
  );
});

test("W1 a message list says the same after an import", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryMessages, async (entries) => {
      const one = exported(entries);
      const text = textOf(one, "everything");
      const { messages } = JSON.parse(text) as { messages: readonly unknown[] };
      if (messages.length === 0) return;
      const again = (await imported(text, "export.json")).filter(({ kind }) => kind === "message");
      expect(toMessages(promptOf(project(again), ""))).toEqual(messages);
    }),
    { numRuns: 100 },
  );
});

test("any conversation has a Markdown text whose folds are all ended", () => {
  fc.assert(
    fc.property(arbitraryMessages, (entries) => {
      const text = textOf(exported([...entries, { kind: "title", title: "The end" }]), "markdown");
      expect(text.match(/<details>/g)?.length ?? 0).toBe(text.match(/<\/details>/g)?.length ?? 0);
    }),
    { numRuns: 100 },
  );
});
