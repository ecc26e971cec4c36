import type { ViewState } from "../../../src/protocol/view.ts";
import { withoutModel } from "../panel/emptyScenes.ts";
import type { PanelPage } from "../panel/page.ts";
import type { Theme } from "../panel/themes.ts";
import type { Story } from "./story.ts";

/** One picture of the panel. */
export interface Shot {
  readonly state: ViewState;
  readonly theme: Theme;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  /** What is done before it is taken. */
  readonly act?: (panel: PanelPage) => Promise<void>;
}

/** Of the walkthrough's pictures; VS Code shows them about as wide. */
const STEP = { width: 400, height: 580, scale: 1.25 };
const README = { width: 400, height: 760, scale: 1.5 };

/** What VS Code calls the kinds of themes in a walkthrough. */
const KINDS: readonly (readonly [kind: string, theme: Theme])[] = [
  ["dark", "dark"],
  ["light", "light"],
  ["hc", "highContrast"],
  ["hcLight", "highContrastLight"],
];

/** By the path of the file below media/. */
export function shotsOf(story: Story): ReadonlyMap<string, Shot> {
  const steps: Readonly<Record<string, Pick<Shot, "state" | "act">>> = {
    model: { state: withoutModel({ places: FOUND, offersTour: false }) },
    write: { state: story.asking },
    gauge: { state: story.context, act: openContext },
    compact: { state: story.compacted },
    keep: { state: story.undone },
  };
  const walkthrough = Object.entries(steps).flatMap(([name, step]) =>
    KINDS.map(([kind, theme]): [string, Shot] => [
      `walkthrough/${name}-${kind}.png`,
      { ...step, ...STEP, theme },
    ]),
  );
  return new Map([
    ["readme/card.png", { ...README, theme: "dark", state: story.compacted }],
    ["readme/context.png", { ...README, theme: "dark", state: story.context, act: openContext }],
    ["readme/edit.png", { ...README, theme: "light", state: story.asking }],
    ...walkthrough,
  ]);
}

const FOUND = [
  {
    title: "Ollama · 127.0.0.1:11434",
    baseUrl: "http://127.0.0.1:11434/v1",
    models: [
      { id: "qwen3-coder:30b", window: 262_144 },
      { id: "gemma3:12b", window: 131_072 },
    ],
    count: 2,
  },
  {
    title: "VS Code",
    baseUrl: "vscode:",
    models: [{ id: "copilot/gpt-5-mini", window: 128_000 }],
    count: 1,
  },
];

async function openContext({ page }: PanelPage): Promise<void> {
  const gauge = page.getByRole("button", { name: "What fills the context window" });
  await gauge.click({ position: { x: 8, y: 8 } });
}
