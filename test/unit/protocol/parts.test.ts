import { expect, it } from "vitest";

import type { MediaPart } from "../../../src/engine/entries.ts";
import { prune } from "../../../src/engine/prune/prune.ts";
import { project } from "../../../src/engine/transcript.ts";
import { itemsOf } from "../../../src/protocol/items.ts";
import {
  assistant,
  call,
  logOf,
  result,
  settingsFor,
  tool,
  user,
  workOf,
} from "../../support/engine/build.ts";

const picture: MediaPart = {
  kind: "media",
  media: { mediaType: "image/png", name: "shot.png", bytes: 9_000, data: "AAAA" },
  tokens: 2_700,
};

it("P6 P5 the panel shows what is sent shorter, and how many tokens that saves", () => {
  const long = JSON.stringify({ path: "a.ts", content: "c".repeat(3_000) });
  const asked = user("Look.");
  const log = logOf([
    { ...asked, parts: [...asked.parts, picture] },
    assistant("", call("w", "write_file", long)),
    tool(result("w", "Written.", { tool: "write_file" })),
    ...workOf(9, 3_000),
  ]);
  const { edits } = prune(project(log), settingsFor());
  const pruned = logOf([{ kind: "prune", reason: "user", edits }], log);
  const [first, second] = itemsOf({ entries: pruned, transcript: project(pruned) });
  const savedIn = (message: string, part: number): number | undefined =>
    edits.find((edit) => edit.message === message && edit.part === part)?.saved;
  expect(savedIn("e0001", 1)).toBeGreaterThan(2_000);
  expect(first).toMatchObject({ parts: [{ kind: "text" }, { kind: "media", pruned: savedIn("e0001", 1) }] });
  expect(savedIn("e0002", 0)).toBeGreaterThan(2_000);
  expect(second).toMatchObject({ parts: [{ kind: "tool", argsCut: savedIn("e0002", 0) }] });
});
