import { describe, expect, it } from "vitest";

import type { Entry } from "../../../src/engine/entries.ts";
import { project } from "../../../src/engine/transcript.ts";
import { itemsOf } from "../../../src/protocol/items.ts";
import { Pages } from "../../../src/protocol/pages.ts";
import { logOf, workOf } from "../../support/engine/build.ts";

const shownOf = (entries: readonly Entry[]) => ({ entries, transcript: project(entries) });

const work = logOf(workOf(300, 1_000));

describe("pages of a conversation", () => {
  it("put together are the whole conversation, each item once and in order", () => {
    const pages = new Pages(shownOf(work));
    const told = [pages.next()];
    while (!pages.isWhole) told.unshift(pages.next());
    expect(told.length).toBeGreaterThan(2);
    expect(told.flat()).toEqual(itemsOf(shownOf(work)));
  });

  it("the first is as large in a long conversation as in a longer one", () => {
    const longer = logOf(workOf(600, 1_000));
    const size = (log: readonly Entry[]) => JSON.stringify(new Pages(shownOf(log)).next()).length;
    expect(size(longer)).toBeLessThan(1.1 * size(work));
  });

  it("a short conversation is there at once", () => {
    const pages = new Pages(shownOf(work.slice(0, 20)));
    expect(pages.next()).toEqual(itemsOf(shownOf(work.slice(0, 20))));
    expect(pages.isWhole).toBe(true);
  });

  it("can be asked for down to an item", () => {
    const pages = new Pages(shownOf(work));
    const { id } = work[8]!;
    expect(pages.next(id).map((item) => item.id)).toContain(id);
    expect(pages.holds(id)).toBe(true);
    expect(pages.holds(`run:1`)).toBe(true);
  });

  it("an older page shows the log as it is when it is asked for", () => {
    const entries: Entry[] = [...work];
    const shown = { entries, transcript: project(entries) };
    const pages = new Pages({
      get entries() {
        return shown.entries;
      },
      get transcript() {
        return shown.transcript;
      },
    });
    pages.next();
    // The result of the first call.
    const edit = { message: work[2]!.id, part: 0, stub: "[read]", tokens: 5, saved: 100 };
    entries.push(...logOf([{ kind: "prune", edits: [edit], reason: "user" }], entries));
    shown.transcript = project(entries);
    expect(JSON.stringify(pages.next("0"))).toContain('"stub":"[read]"');
  });
});
