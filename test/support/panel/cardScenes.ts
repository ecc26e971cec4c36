import type { PanelPage } from "./page.ts";
import type { Scene } from "./scenes.ts";
import { aCard, aGauge, aMessage, aPrune, aState, NOW, user } from "./states.ts";
import { RUN, WORK } from "./work.ts";

const covered = aState({
  items: [
    ...WORK.slice(0, 3),
    user(7, "never touch generated files under api/"),
    aMessage(8),
    aCard(9),
    aPrune(10),
    user(11, "and add a changelog line"),
  ],
  covered: { from: "m000001", to: "m000007", kept: ["m000007"] },
});

const compacting = aState({
  items: [
    ...WORK.slice(0, 4),
    aCard(9, { state: "running", tokensAfter: 0, summary: aCard(9).summary.slice(0, 420), at: NOW - 4000 }),
  ],
  run: { ...RUN, kind: "compaction", label: "Compacting…" },
  gauge: aGauge({ used: 52_300, level: "warning" }),
});

const waiting = aState({
  items: [
    ...WORK.slice(0, 4),
    aCard(9, { state: "running", trigger: "overflow", tokensAfter: 0, summary: "", at: NOW - 4000 }),
  ],
  run: {
    ...RUN,
    kind: "compaction",
    label: "Compacting…",
    wait: { until: NOW + 12_000, retry: 2, most: 10, problem: "The server is asked too often." },
  },
  queued: "and then run the whole suite once more",
  gauge: aGauge({ used: 52_300, level: "error" }),
});

const cards = aState({
  items: [
    aCard(1, {
      live: false,
      trigger: "imported",
      strategy: "imported",
      milliseconds: 0,
      summary: "Earlier work.",
    }),
    aCard(2, { state: "undone", trigger: "user", summary: "The work until Tuesday." }),
    aCard(3, {
      state: "failed",
      summary: "",
      problem:
        "llama.cpp refused the request: its window is 8,192 tokens. Choose a model with a larger window.",
    }),
    aCard(4, { state: "cancelled", summary: "" }),
    aCard(5, {
      strategy: "digest",
      fallback: "no answer from llama.cpp (connection refused).",
      pruned: undefined,
    }),
    aPrune(10, { undone: true }),
  ],
});

const pinned = aState({
  ...covered,
  pinned: ["m000007", "m000003"],
  preparing: true,
});

const unfold = async (panel: PanelPage): Promise<void> => {
  await panel.page.getByRole("button", { name: panel.say("Show summary") }).click();
};

const hover = async (panel: PanelPage): Promise<void> => {
  await panel.page.locator(".message.user").last().hover();
  await panel.page.locator(".prune-line .prune-text").click();
  await panel.page.locator(".card-opener").first().click();
};

const regenerate = async (panel: PanelPage): Promise<void> => {
  await panel.page.locator(".card-opener").last().click();
  await panel.page.getByRole("button", { name: panel.say("Regenerate…") }).click();
};

const write = async (panel: PanelPage): Promise<void> => {
  await panel.page
    .getByRole("textbox", { name: panel.say("Message") })
    .fill("and add a changelog line\nthat names the fixture");
};

/** Compactions: under way, done, undone, failed, and what stands around them. */
export const CARD_SCENES = {
  covered: { state: covered, act: write },
  unfolded: { state: covered, act: unfold },
  cards: { state: cards },
  pinned: { state: pinned, act: hover },
  regenerate: { state: aState({ items: [aCard(9)] }), act: regenerate },
  compacting: { state: compacting },
  waiting: { state: waiting },
} satisfies Readonly<Record<string, Scene>>;
