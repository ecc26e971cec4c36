import type { ContextView, UsagePoint, ViewState } from "../../../src/protocol/view.ts";
import type { PanelPage } from "./page.ts";
import type { Scene } from "./scenes.ts";
import { aCard, aGauge, aMessage, aState, user } from "./states.ts";

/** A line that climbs to the trigger and is brought down, `times` times. */
const usage = (times: number): UsagePoint[] =>
  Array.from({ length: times }, (_, turn): UsagePoint[] => [
    ...Array.from({ length: 12 }, (__, step): UsagePoint => ({
      index: turn * 20 + step,
      tokens: 9000 + step * 3700,
      source: step % 3 === 0 ? "estimated" : "reported",
    })),
    {
      index: turn * 20 + 13,
      tokens: 51_000,
      source: "reported",
      mark: {
        kind: turn % 2 === 0 ? "compaction" : "prune",
        item: "m000004",
        after: turn % 2 === 0 ? 9000 : 34_000,
      },
    },
    { index: turn * 20 + 13, tokens: turn % 2 === 0 ? 9000 : 34_000, source: "estimated" },
  ]).flat();

const part = (index: number, name: string, tokens: number, remark: string) => ({
  message: `m${String(index).padStart(6, "0")}`,
  part: 0,
  item: `m${String(index).padStart(6, "0")}`,
  name,
  remark,
  tokens,
  saves: tokens - 40,
});

export const aContext = (over: Partial<ContextView> = {}): ContextView => ({
  categories: [
    { name: "Tool output", shownAs: "toolOutput", tokens: 15_104 },
    { name: "Answers", shownAs: "conversation", tokens: 7140 },
    { name: "Your messages", shownAs: "conversation", tokens: 4000 },
    { name: "System prompt", shownAs: "system", tokens: 3932 },
    { name: "Tool definitions", shownAs: "tools", tokens: 3276 },
    { name: "Files read again", shownAs: "restored", tokens: 3270 },
    { name: "Summary", shownAs: "summary", tokens: 2211 },
    { name: "Facts added to the summary", shownAs: "summary", tokens: 410 },
  ],
  largest: [
    part(2, "run_command `go test ./... -v`", 6120, "turn 41"),
    part(3, "read_file strategy/attribution.go", 4480, "turn 40"),
    part(
      5,
      'search_text "Attribution" in internal/very/long/path/that/does/not/fit/the/panel',
      2210,
      "turn 38",
    ),
  ],
  pinned: [
    { message: "m000001", item: "m000001", text: "never touch generated files under api/", tokens: 14 },
    { message: "m000003", part: 0, item: "m000002", text: "read_file strategy/attribution.go", tokens: 4480 },
  ],
  usage: usage(4),
  next: "Automatic compaction at 51.3k: about 2 turns away. Pruning 6 old outputs would free 11.3k first.",
  ...over,
});

const spent = { prompt: 1_840_000, cached: 1_610_000, output: 48_200, reasoning: 12_000, cost: 0.4213 };

export const contextState = (over: Parameters<typeof aState>[0] = {}): ViewState =>
  aState({
    items: [
      user(1, "never touch generated files under api/"),
      aMessage(2),
      aMessage(3),
      aCard(4),
      aMessage(5),
    ],
    gauge: aGauge({ triggerRange: { least: 30_147, most: 58_485 } }),
    pinned: ["m000001"],
    context: aContext(),
    spent,
    ...over,
  });

const openContext = async (panel: PanelPage): Promise<void> => {
  const gauge = panel.page.getByRole("button", { name: panel.say("What fills the context window") });
  await gauge.click({ position: { x: 8, y: 8 } });
};

export const CONTEXT_SCENES = {
  context: { state: contextState(), act: openContext },
  contextUnknown: {
    state: contextState({
      gauge: aGauge({ used: 12_000, window: undefined, trigger: undefined, reserve: 0, level: "unknown" }),
      context: aContext({ next: "The window is not known, so nothing is compacted by itself.", pinned: [] }),
      spent: { ...spent, cost: undefined },
    }),
    act: openContext,
  },
} satisfies Readonly<Record<string, Scene>>;
