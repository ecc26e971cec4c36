import type { ViewPart } from "../../../src/protocol/view.ts";
import type { PanelPage } from "./page.ts";
import type { Scene } from "./scenes.ts";
import { aCard, aGauge, aMessage, aPrune, aState, aTool, text, user } from "./states.ts";

/** Pins on single parts, and what an undo would do. */

const picture = (over: Partial<Extract<ViewPart, { kind: "media" }>> = {}): ViewPart => ({
  kind: "media",
  name: "screenshot of the failing run.png",
  mediaType: "image/png",
  bytes: 182_000,
  ...over,
});

const WORK = [
  aMessage(1, {
    role: "user",
    parts: [text("Why is the count wrong?"), picture({ pinned: true }), picture({ name: "notes.pdf" })],
  }),
  aMessage(2, {
    parts: [
      { kind: "text", text: "The count is per hunk, and the fixture counts per file.", pinned: true },
      aTool({ callId: "call-1", pinned: true }),
      aTool({ callId: "call-2", target: "strategy/common.go 210–260" }),
      aTool({
        callId: "call-3",
        tool: "run_command",
        target: "go test ./strategy/... -run TestAttribution -count=1 -race",
        state: "error",
        exit: 1,
        tokens: 6120,
        pinned: true,
      }),
    ],
  }),
];

const parts = aState({ items: [...WORK, user(3, "Fix it."), aMessage(4)] });

/** Stood for by the summary, but for what is pinned. */
const covered = aState({
  items: [...WORK, aCard(3), user(4, "Fix it."), aMessage(5)],
  covered: { from: "m000001", to: "m000002", kept: [] },
});

const NOTE = "Beyond the trigger: automatic compaction is then held off until more is in use.";

const undoing = aState({
  items: [...WORK, aCard(3), user(4, "Fix it."), aPrune(5), aMessage(6)],
  gauge: aGauge({ used: 18_000, after: 55_000, afterBy: "undo", afterNote: NOTE }),
});

const redoing = aState({
  items: [...WORK, aCard(3, { state: "undone", live: false }), user(4, "Fix it.")],
  gauge: aGauge({ used: 55_000, level: "warning", after: 18_000, afterBy: "redo" }),
});

const over = aState({
  items: [...WORK, aCard(3), user(4, "Fix it.")],
  gauge: aGauge({
    used: 18_000,
    after: 90_000,
    afterBy: "undo",
    afterNote: "More than the window has room for: the next message would start a compaction again.",
  }),
});

const unknown = aState({
  items: [aCard(3)],
  gauge: aGauge({
    used: 12_300,
    window: undefined,
    trigger: undefined,
    reserve: 0,
    level: "unknown",
    after: 30_000,
    afterBy: "undo",
  }),
});

const point = async ({ page }: PanelPage): Promise<void> => {
  await page.locator(".tool-line").nth(1).hover();
};

export const PIN_SCENES = {
  pinnedParts: { state: parts, act: point },
  pinnedCovered: { state: covered },
  undoing: { state: undoing },
  redoing: { state: redoing },
  undoingTooMuch: { state: over },
  undoingUnknown: { state: unknown },
} satisfies Readonly<Record<string, Scene>>;
