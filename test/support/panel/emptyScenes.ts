import type { OfferedPlace, ViewState, Welcome } from "../../../src/protocol/view.ts";
import { manySessions } from "./listScenes.ts";
import type { Scene } from "./scenes.ts";
import { aGauge, aState } from "./states.ts";

/** A conversation without messages, with a model and without. */

export const PLACES: readonly OfferedPlace[] = [
  {
    title: "llama.cpp · 127.0.0.1:8080",
    baseUrl: "http://127.0.0.1:8080/v1",
    models: [{ id: "qwen3-coder-30b", window: 65_536 }],
    count: 1,
  },
  {
    title: "Ollama · 127.0.0.1:11434",
    baseUrl: "http://127.0.0.1:11434/v1",
    models: [
      { id: "gemma3:12b", window: 131_072 },
      { id: "llama3.2" },
      { id: "hf.co/someone/a-model-with-a-name-that-is-longer-than-the-panel-GGUF:Q4_K_M", window: 8192 },
    ],
    count: 12,
  },
  {
    title: "VS Code",
    baseUrl: "vscode:",
    models: [{ id: "copilot/gpt-5-mini", window: 128_000 }],
    count: 1,
  },
];

export const aWelcome = (over: Partial<Welcome> = {}): Welcome => ({
  places: [...PLACES],
  isLooking: false,
  offersTour: true,
  ...over,
});

export const withoutModel = (over: Partial<Welcome> = {}): ViewState =>
  aState({
    session: undefined,
    model: undefined,
    gauge: aGauge({ used: 0, window: undefined, trigger: undefined, level: "unknown", source: "estimated" }),
    nothingToCompact: "There is nothing to compact yet.",
    welcome: aWelcome(over),
  });

export const withModel = (sessions = 7): ViewState =>
  aState({
    session: undefined,
    sessions: manySessions(sessions),
    gauge: aGauge({ used: 3100, segments: [{ category: "system", tokens: 3100 }], source: "estimated" }),
    nothingToCompact: "There is nothing to compact yet.",
    welcome: aWelcome({ places: [], offersTour: false }),
  });

export const EMPTY_SCENES = {
  empty: { state: withoutModel() },
  emptyLooking: { state: withoutModel({ places: [], isLooking: true }) },
  emptyNone: {
    state: withoutModel({
      places: [
        { title: "Ollama · 127.0.0.1:11434", baseUrl: "http://127.0.0.1:11434/v1", models: [], count: 0 },
      ],
      offersTour: false,
    }),
  },
  emptyWithModel: { state: withModel() },
} satisfies Readonly<Record<string, Scene>>;
