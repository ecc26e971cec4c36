import { expect, test } from "vitest";

import { project } from "../../../src/engine/transcript.ts";
import { itemsOf } from "../../../src/protocol/items.ts";
import { itemShowing } from "../../../src/protocol/lists.ts";
import { assistant, call, logOf, result, tool, user } from "../../support/engine/build.ts";
import { aCompaction } from "../../support/sessions/build.ts";

test("each entry of a log leads to an item that is there", () => {
  const entries = logOf([
    user("Why?"),
    assistant("Look.", call("c1"), call("c2")),
    tool(result("c1", "one")),
    tool(result("c2", "two")),
    assistant("So."),
    aCompaction(),
    user("Go on."),
  ]);
  const transcript = project(entries);
  const items = new Set(itemsOf({ entries, transcript }).map(({ id }) => id));
  const shown = entries.map(({ id }) => itemShowing(transcript, id));
  expect(shown.filter((id) => !items.has(id))).toEqual([]);
  expect(shown[3]).toBe(entries[1]?.id);
  expect(shown[5]).toBe(entries[5]?.id);
});
