import type { PreviewItem } from "../../../src/protocol/view.ts";
import type { PanelPage } from "./page.ts";
import type { Scene } from "./scenes.ts";
import { aCard, aGauge, aMessage, aState, SUMMARY, text, user } from "./states.ts";

export const aPreview = (over: Partial<PreviewItem> = {}): PreviewItem => ({
  kind: "preview",
  id: "preview:1",
  at: 0,
  asked: {},
  summarized: { messages: 104, tokens: 43_100 },
  kept: { messages: 14, tokens: 6300 },
  pruned: { parts: 12, tokens: 11_300 },
  restored: ["strategy/attribution.go", "AGENTS.md"],
  strategy: "transcript",
  model: "qwen3-coder",
  tokensBefore: 52_300,
  tokensAfter: 11_200,
  request: { prompt: 44_712, output: 4096 },
  cost: 0.0123,
  lastTook: 14_200,
  ...over,
});

export const aProposal = aCard(9, {
  id: "proposal:1",
  state: "proposed",
  live: false,
  trigger: "user",
  pruned: { parts: 12, tokens: 11_300 },
});

const items = [
  user(1, "never touch generated files under api/"),
  aMessage(2, {
    parts: [text("Understood: `api/` stays as it is.")],
    answeredBy: "qwen3-coder-30b-a3b-instruct",
    model: "qwen3-coder",
  }),
];
const gauge = aGauge({ used: 52_300, level: "warning", after: 13_900 });

export const previewState = aState({ items, gauge, preview: aPreview() });
export const proposedState = aState({ items, gauge, proposal: aProposal });

const SOURCES = [
  {
    item: "m000001",
    role: "user",
    at: Date.UTC(2026, 5, 1, 9),
    excerpt: "never touch generated files under api/",
  },
  {
    item: "m000002",
    role: "assistant",
    at: Date.UTC(2026, 5, 1, 9, 5),
    excerpt: "Understood: `api/` stays as it is.",
  },
] as const;

/** Opens the summary and asks where its line on `api/` comes from. */
export async function askSources(panel: PanelPage): Promise<void> {
  const card = panel.page.locator(".card");
  await card.getByRole("button", { name: panel.say("Show summary") }).click();
  await card.locator('button[data-line^="Never touch"]').click();
}

export const LINE = "Never touch generated files under api/.";

const tellSources = (panel: PanelPage): Promise<void> =>
  panel.send({ kind: "sources", compaction: aCard(9).id, line: LINE, found: [...SOURCES] });

export const PREVIEW_SCENES = {
  preview: { state: previewState },
  previewDigest: {
    state: aState({
      items,
      gauge,
      preview: aPreview({
        asked: { upTo: "m000002" },
        strategy: "digest",
        model: undefined,
        restored: [],
        pruned: { parts: 0, tokens: 0 },
        request: { prompt: 0, output: 0 },
        cost: undefined,
        lastTook: undefined,
      }),
    }),
  },
  proposing: {
    state: aState({
      items: [
        ...items,
        aCard(9, { state: "running", isProposal: true, live: false, summary: SUMMARY.slice(0, 300) }),
      ],
      run: { id: "r1", kind: "compaction", started: 0, label: "Compacting" },
      gauge,
    }),
  },
  proposed: { state: proposedState },
  proposedEdit: {
    state: proposedState,
    act: async (panel) => panel.page.getByRole("button", { name: panel.say("Edit"), exact: true }).click(),
  },
  sources: {
    state: aState({ items: [...items, aCard(9, { edited: true })] }),
    act: async (panel) => {
      await askSources(panel);
      await tellSources(panel);
    },
  },
} satisfies Readonly<Record<string, Scene>>;
