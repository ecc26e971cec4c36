import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { News } from "../../../src/chat/events.ts";
import { Run } from "../../../src/chat/run.ts";
import type { CallFacts } from "../../../src/engine/calls/facts.ts";
import type { Decision, Hold } from "../../../src/engine/guard/automatic.ts";
import type { NothingReason } from "../../../src/engine/select/select.ts";
import { speak } from "../../../src/l10n/l10n.ts";
import { contextOf } from "../../../src/protocol/context/context.ts";
import { type Ahead, nextWords } from "../../../src/protocol/context/next.ts";
import { guardNotice, newsNotice } from "../../../src/protocol/guardWords.ts";
import { targetOf } from "../../../src/protocol/parts.ts";
import { runView } from "../../../src/protocol/running.ts";
import { countedSecrets } from "../../../src/protocol/secretNames.ts";
import type { Notice } from "../../../src/protocol/view.ts";
import { inflated, messageOf, notSaved, reasonText } from "../../../src/protocol/words.ts";
import { chatWith } from "../../support/chat/conversation.ts";
import { talkOf, workOf } from "../../support/engine/build.ts";
import { bracketed, hasWords, outsideBrackets } from "../../support/l10n/words.ts";

/** What has no Latin letters is somebody else's text. */
const DATA = "данные";

const wordsIn = ({ text, actions }: Notice): string[] => [text, ...actions.map(({ label }) => label)];

const REASONS: Record<NothingReason, true> = {
  empty: true,
  "too-short": true,
  "everything-fits": true,
  "only-pins": true,
  "too-large": true,
  "unknown-message": true,
};

const NEWS: readonly News[] = [
  { kind: "fellBack", from: DATA, to: DATA, problem: DATA },
  { kind: "leftOut", messages: 3 },
  { kind: "noTools", model: DATA, problem: DATA },
  { kind: "manyRounds", rounds: 25 },
];

const HOLDS: readonly Hold[] = [
  { kind: "off" },
  { kind: "notHere" },
  { kind: "postponed" },
  { kind: "postponed", because: DATA },
  { kind: "resting", until: 0, problem: DATA },
  { kind: "open", failures: 3, problem: DATA },
  { kind: "thrashing", freed: [0.04, 0.07] },
];

const DECISIONS: readonly Decision[] = [
  { kind: "ask" },
  ...HOLDS.map((by): Decision => ({ kind: "held", by })),
];

const AHEAD: Ahead = {
  decision: { kind: "room" },
  mode: "auto",
  used: 60_000,
  trigger: 108_000,
  perTurn: 8000,
  pruning: { edits: [{ message: "m", part: 0, stub: "s", tokens: 1, saved: 11_300 }], saved: 11_300 },
};

const AHEADS: readonly Ahead[] = [
  AHEAD,
  { ...AHEAD, mode: "ask", used: 107_000 },
  { ...AHEAD, perTurn: 100 },
  { ...AHEAD, perTurn: 0 },
  { ...AHEAD, mode: "off" },
  { ...AHEAD, trigger: undefined },
  { ...AHEAD, decision: { kind: "fire" } },
  ...DECISIONS.map((decision): Ahead => ({ ...AHEAD, decision })),
];

const CALLS: readonly CallFacts[] = [
  { action: "read", path: DATA, from: 3 },
  { action: "search", pattern: DATA, path: DATA },
  { action: "plan", items: [], replaces: true },
];

const KINDS = ["password", "secret", "token", "key", "session cookie", "bearer token"].concat(
  ["authorization header", "private key", "API key", "JWT", "URL signature"],
  ["key", "token", "secret", "webhook"].map((noun) => `${DATA} ${noun}`),
);

describe("every sentence that the protocol makes comes from the bundle", () => {
  const { language, bundle } = bracketed();
  beforeEach(() => speak(language, bundle));
  afterEach(() => speak("en", undefined));

  const bare = (said: readonly string[]): string[] => said.filter((one) => hasWords(outsideBrackets(one)));

  it("why there is nothing to do, and what went wrong", () => {
    const reasons = (Object.keys(REASONS) as NothingReason[]).map(reasonText);
    expect(bare([...reasons, notSaved(), inflated(), messageOf(new Error("bug"))])).toEqual([]);
  });

  it("what happened", () => {
    expect(bare(NEWS.flatMap((news) => wordsIn(newsNotice(news))))).toEqual([]);
  });

  it("what the guards say", async () => {
    const { conversation } = await chatWith(undefined, talkOf(12, 1_935));
    const measured = { ...conversation.measure(), level: "blocking" as const };
    const said = DECISIONS.flatMap((decision) => {
      const now = { run: undefined, readOnly: undefined, decision, measure: () => measured };
      const notice = guardNotice(now);
      return notice ? wordsIn(notice) : [];
    });
    expect(said.length).toBeGreaterThan(15);
    expect(bare(said)).toEqual([]);
  });

  it("what would happen next", () => {
    expect(bare(AHEADS.map(nextWords))).toEqual([]);
  });

  it("what fills the window", async () => {
    const { conversation, settings } = await chatWith(undefined, workOf(4, 900));
    const { categories, largest, next } = contextOf(conversation, settings);
    const said = [...categories.map(({ name }) => name), ...largest.map(({ remark }) => remark), next];
    expect(said.length).toBeGreaterThan(5);
    expect(bare(said)).toEqual([]);
  });

  it("what is under way, and what calls were done to", () => {
    const works = [
      { kind: "answer" },
      { kind: "tools" },
      { kind: "compaction", options: { trigger: "user" } },
    ];
    const runs = works.map((work) => runView(new Run("r", work as Run["work"], 0)).label);
    expect(bare([...runs, ...CALLS.map(targetOf)])).toEqual([]);
  });

  it("secrets by their kind", () => {
    expect(bare(KINDS.map((kind) => countedSecrets(kind, 2)))).toEqual([]);
  });
});
