import { describe, expect, test } from "vitest";

import { announcement } from "../../../src/webview/announce.ts";
import { aPreview, aProposal } from "../../support/panel/previewScenes.ts";
import { aCard, aMessage, aPrune, text, user } from "../../support/panel/states.ts";
import { anAsk } from "../../support/panel/toolScenes.ts";

const streaming = aMessage(2, { status: "streaming", parts: [text("The fix")] });

describe("read out is", () => {
  test("an answer when it has ended", () => {
    expect(announcement([streaming], [aMessage(2, { parts: [text("The fixture.")] })])).toBe("The fixture.");
  });

  test("an answer that has another id in the log than while it came", () => {
    const before = [user(1, "a"), { ...streaming, id: "run:r1" }];
    expect(announcement(before, [user(1, "a"), aMessage(2, { parts: [text("The fixture.")] })])).toBe(
      "The fixture.",
    );
  });

  test("a prune, and that it was undone", () => {
    const before = [user(1, "a")];
    const pruned = [...before, aPrune(2)];
    expect(announcement(before, pruned)).toBe("Old output was pruned, which frees 11.3k tokens.");
    expect(announcement(pruned, [...before, aPrune(2, { undone: true })])).toBe(
      "The pruned output is sent again.",
    );
  });

  test("a sentence for each of several things", () => {
    const before = [user(1, "a"), { ...streaming, id: "run:r1" }];
    const answer = aMessage(2, { parts: [text("I look."), anAsk()] });
    expect(announcement(before, [user(1, "a"), answer, aPrune(3)])).toBe(
      "I look. A decision is needed: run go test ./... -count=1 Old output was pruned, which frees 11.3k tokens.",
    );
  });

  test("only the start of a long one", () => {
    const words = announcement([streaming], [aMessage(2, { parts: [text("x".repeat(5000))] })]);
    expect(words?.length).toBeLessThan(400);
  });

  test("why an answer failed", () => {
    const failed = aMessage(2, { status: "failed", problem: "The server is down." });
    expect(announcement([streaming], [failed])).toBe("The answer failed. The server is down.");
  });

  test("a preview and a proposal when they come", () => {
    const before = [user(1, "a")];
    expect(announcement(before, [...before, aPreview()])).toBe(
      "Compaction preview: from 52.3k to about 11.2k tokens.",
    );
    expect(announcement(before, [...before, aProposal])).toBe(
      "A summary is ready: accept it to go from 52.3k to 9.1k tokens.",
    );
    expect(announcement([...before, aProposal], [...before, { ...aProposal }])).toBeUndefined();
  });

  test("the result of a compaction", () => {
    expect(announcement([aCard(3, { state: "running" })], [aCard(3)])).toBe(
      "Compacted from 52.3k to 9.1k tokens.",
    );
  });
});

describe("not read out is", () => {
  test("an answer that is still coming", () => {
    const more = aMessage(2, { status: "streaming", parts: [text("The fixture")] });
    expect(announcement([streaming], [more])).toBeUndefined();
  });

  test("what the user has sent", () => {
    expect(announcement([user(1, "a")], [user(1, "a"), user(2, "b")])).toBeUndefined();
  });

  test("a conversation that was opened", () => {
    expect(announcement([], [user(1, "a"), aMessage(2), aCard(3)])).toBeUndefined();
  });
});
