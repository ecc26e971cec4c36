import { describe, expect, test } from "vitest";

import { announcement } from "../../../src/webview/announce.ts";
import { aPreview, aProposal } from "../../support/panel/previewScenes.ts";
import { aCard, aMessage, text, user } from "../../support/panel/states.ts";

const streaming = aMessage(2, { status: "streaming", parts: [text("The fix")] });

describe("read out is", () => {
  test("an answer when it has ended", () => {
    expect(announcement([streaming], [aMessage(2, { parts: [text("The fixture.")] })])).toBe("The fixture.");
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

  test("a conversation that was opened", () => {
    expect(announcement([], [user(1, "a"), aMessage(2), aCard(3)])).toBeUndefined();
  });
});
