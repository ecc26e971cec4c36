import { describe, expect, it } from "vitest";

import { auditEdit } from "../../../src/engine/audit/auditEdit.ts";
import type { Entry, MessageEntry, NewEntry, Part } from "../../../src/engine/entries.ts";
import { pairOf } from "../../../src/engine/pairCalls.ts";
import { BALANCED } from "../../../src/engine/policies.ts";
import { chosenEdit } from "../../../src/engine/prune/chosen.ts";
import { prune } from "../../../src/engine/prune/prune.ts";
import { select } from "../../../src/engine/select/select.ts";
import { promptOf } from "../../../src/engine/send.ts";
import { project, sentParts } from "../../../src/engine/transcript.ts";
import {
  assistant,
  call,
  compacted,
  count,
  digested,
  logOf,
  result,
  settingsFor,
  system,
  text,
  tool,
  user,
  workOf,
} from "../../support/engine/build.ts";

const pin = (message: string, part?: number, pinned = true): NewEntry => ({
  kind: "pin",
  message,
  pinned,
  ...(part === undefined ? {} : { part }),
});

const shot: Part = {
  kind: "media",
  media: { mediaType: "image/png", name: "shot.png", bytes: 9, data: "AAAA" },
  tokens: 50,
};

/** Two calls at once, and a question of two parts; then work enough to compact. */
const TWO = logOf([
  { ...user("What of these?"), parts: [text("What of these? ".repeat(150)), shot] },
  assistant("Reading both.", call("a"), call("b", "read_file", '{"path":"src/b.ts"}')),
  tool(result("a", "alpha ".repeat(40)), result("b", "beta ".repeat(400))),
  assistant("Both are fine."),
  ...workOf(12, 4_000),
]);

/** What is sent of each message beside the summary, as kinds of parts with their text. */
const keptIn = (log: readonly Entry[]): string[][] => {
  const transcript = project(log);
  return [...transcript.items].flatMap((item) =>
    item.kind === "message" && item.place === "kept" ? [sentParts(transcript, item.message).map(told)] : [],
  );
};

const told = (part: Part): string => {
  if (part.kind === "media") return part.media.name ?? "";
  return part.kind === "call" ? `call ${part.callId}` : part.text.slice(0, 5);
};

describe("pins on single parts", () => {
  it("S10 a pinned result stays with its call, and nothing else of their messages does", async () => {
    const log = await compacted(logOf([pin("e0003", 0)], TWO));
    expect(keptIn(log)).toContainEqual(["call a"]);
    expect(keptIn(log)).toContainEqual(["alpha"]);
    expect(JSON.stringify(promptOf(project(log), "").messages)).not.toContain("beta beta");
  });

  it("S10 a pinned call stays with its result, a picture without the words beside it", async () => {
    const log = await compacted(logOf([pin("e0002", 2), pin("e0001", 1)], TWO));
    expect(keptIn(log)).toContainEqual(["call b"]);
    expect(keptIn(log)).toContainEqual(["beta "]);
    expect(keptIn(log)).toContainEqual(["shot.png"]);
  });

  it("S10 a message of which every part is pinned stays as if it were pinned itself", async () => {
    const whole = await compacted(logOf([pin("e0001")], TWO));
    const parts = await compacted(logOf([pin("e0001", 0), pin("e0001", 1)], TWO));
    expect(promptOf(project(parts), "").messages).toEqual(promptOf(project(whole), "").messages);
  });

  it("S10 what is pinned after a compaction comes back, and goes when it is unpinned", async () => {
    const before = await compacted(TWO);
    const pinned = logOf([pin("e0003", 0)], before);
    expect(keptIn(pinned)).toContainEqual(["alpha"]);
    const unpinned = logOf([pin("e0003", 0, false)], pinned);
    expect(promptOf(project(unpinned), "")).toEqual(promptOf(project(before), ""));
    expect(project(unpinned).tokens).toEqual(project(before).tokens);
  });

  it("S10 an excerpt that stays is not summarized again; what is unpinned of it is gone", async () => {
    const first = await compacted(logOf([pin("e0003", 0), pin("e0003", 1)], TWO));
    const grown = logOf([...workOf(12, 4_000), pin("e0003", 1, false)], first);
    const outcome = await digested(grown);
    if (outcome.kind !== "compacted") throw new Error(outcome.kind);
    expect(outcome.plan.selection.head.map(({ id }) => id)).not.toContain("e0003");
    const kept = keptIn(logOf([outcome.entry], grown));
    expect(kept).toContainEqual(["alpha"]);
    expect(kept.flat()).not.toContain("beta ");
  });

  it("P7 a pinned part is not pruned, not even by hand; one that was pruned is sent whole again", () => {
    const log = logOf(workOf(12, 4_000));
    const settings = settingsFor({ window: 32_000 });
    const [first] = prune(project(log), settings).edits;
    if (!first) throw new Error("nothing to prune");
    const pinned = project(logOf([pin(first.message, first.part)], log));
    expect(prune(pinned, settings).edits.map(({ message }) => message)).not.toContain(first.message);
    expect(chosenEdit(pinned, first, count)).toBeUndefined();
    const pruned = logOf([{ kind: "prune", edits: [first], reason: "user" }], log);
    expect(project(pruned).tokens.total).toBe(project(log).tokens.total - first.saved);
    const pinnedLater = logOf([pin(first.message, first.part)], pruned);
    expect(promptOf(project(pinnedLater), "")).toEqual(promptOf(project(log), ""));
    const unpinned = logOf([pin(first.message, first.part, false)], pinnedLater);
    expect(promptOf(project(unpinned), "")).toEqual(promptOf(project(pruned), ""));
  });

  it("P7 a pinned message is sent whole again too", () => {
    const log = logOf(workOf(12, 4_000));
    const { edits } = prune(project(log), settingsFor({ window: 32_000 }));
    const pruned = logOf([{ kind: "prune", edits, reason: "user" }], log);
    const transcript = project(logOf([pin(edits[0]!.message)], pruned));
    expect(transcript.pruned.size).toBe(edits.length - 1);
  });

  it("B6 they count among the pinned, and the rest of their messages as before", () => {
    const plain = project(TWO).tokens;
    const pinned = project(logOf([pin("e0003", 0)], TWO)).tokens;
    expect(pinned.pinned).toBe(240);
    expect(pinned.toolOutput).toBe(plain.toolOutput - 240);
    expect(pinned.total).toBe(plain.total);
  });

  it("B6 a system message stays where it is counted, whatever is pinned of it", () => {
    const log = logOf([system("Be brief."), user("Hello?")]);
    expect(project(logOf([pin("e0001", 0)], log)).tokens).toEqual(project(log).tokens);
  });

  it("S7 says only-pins where all parts of all that is older are pinned", () => {
    const log = logOf(workOf(3, 900));
    const older = log
      .slice(0, 4)
      .flatMap((entry) =>
        entry.kind === "message" ? entry.parts.map((_, part) => pin(entry.id, part)) : [],
      );
    const { tail } = BALANCED;
    if (tail.kind !== "fill") throw new Error("The balanced policy fills its tail.");
    const policy = { ...BALANCED, tail: { ...tail, turns: 2 } };
    expect(select(project(logOf(older, log)), settingsFor({ policy }))).toBe("only-pins");
  });

  it("S7 says too-large where pinned parts do not fit, whatever is summarized", () => {
    const log = logOf(workOf(6, 4_000));
    const outputs = log.flatMap(({ id }, at) => (at % 4 === 2 ? [pin(id, 0)] : []));
    expect(select(project(logOf(outputs, log)), settingsFor({ window: 16_000 }))).toBe("too-large");
  });

  it("S10 what names no part of the log does nothing", async () => {
    const odd = logOf([pin("e0003", 9), pin("nobody", 0), pin("e0003", 1, false)], TWO);
    expect(promptOf(project(await compacted(odd)), "")).toEqual(promptOf(project(await compacted(TWO)), ""));
  });

  it("A1 a pinned part is a fact that stands in the prompt anyway, also when the summary is edited", async () => {
    const log = await compacted(logOf([pin("e0003", 0)], TWO));
    const compaction = log.at(-1);
    if (compaction?.kind !== "compaction") throw new Error("not compacted");
    const plain = (await compacted(TWO)).at(-1);
    const facts = plain?.kind === "compaction" ? plain.audit?.facts : undefined;
    expect(compaction.audit?.facts).toBe((facts ?? 0) + 1);
    expect(auditEdit(log, { compaction, markdown: compaction.summary })).toEqual(compaction.audit);
  });

  it("a call and its result name each other; anything else only itself", () => {
    const messages = TWO.filter((entry): entry is MessageEntry => entry.kind === "message");
    const pair = [
      { message: "e0002", part: 2 },
      { message: "e0003", part: 1 },
    ];
    expect(pair.map((ref) => pairOf(messages, ref))).toEqual([pair, pair]);
    expect(pairOf(messages, { message: "e0001", part: 1 })).toEqual([{ message: "e0001", part: 1 }]);
  });
});
