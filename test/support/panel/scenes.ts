import type { ViewState } from "../../../src/protocol/view.ts";
import { CARD_SCENES } from "./cardScenes.ts";
import { CONTEXT_SCENES } from "./contextScenes.ts";
import { EMPTY_SCENES } from "./emptyScenes.ts";
import { HOSTILE } from "./hostile.ts";
import { LIST_SCENES } from "./listScenes.ts";
import { MENTION_SCENES } from "./mentionScenes.ts";
import type { PanelPage } from "./page.ts";
import { PIN_SCENES } from "./pinScenes.ts";
import { PREVIEW_SCENES } from "./previewScenes.ts";
import { RTL_SCENES } from "./rtlScenes.ts";
import { aGauge, aMessage, aState, longConversation, NOW, text } from "./states.ts";
import { TOOL_SCENES } from "./toolScenes.ts";
import { RUN, SESSIONS, WORK } from "./work.ts";

/** What the panel is looked at with: one view for each thing that it has to show well. */
export interface Scene {
  readonly state: ViewState;
  /** What is done before one looks. */
  readonly act?: (panel: PanelPage) => Promise<void>;
}

const working = aState({
  sessions: SESSIONS,
  trashed: 2,
  items: [...WORK],
  run: RUN,
  notice: {
    level: "warning",
    text: "Compaction in about 2 messages.",
    actions: [{ label: "Compact now", command: "anchoredChat.compact" }],
  },
});

const long = aState({
  items: longConversation(5000),
  gauge: aGauge({ used: 61_000, level: "error", source: "estimated" }),
});

const held = aState({
  items: [
    ...WORK.slice(0, 2),
    aMessage(3, { parts: [text("The fixture never fills `UserAddedPerFile`, so the")], isCut: true }),
  ],
  canContinue: true,
  notice: {
    level: "warning",
    text: "Automatic compaction has stopped: the last ones freed only 4% and 7%. What is left is mostly kept word for word.",
    actions: [
      { label: "Compact with Instructions…", command: "anchoredChat.compactWithInstructions" },
      { label: "New Conversation", command: "anchoredChat.newConversation" },
      { label: "Try Again", command: "anchoredChat.allowCompaction" },
    ],
  },
  gauge: aGauge({ used: 58_300, level: "blocking" }),
});

const failing = aState({
  items: [
    ...WORK.slice(0, 2),
    aMessage(3, {
      parts: [text("The fixture never fills `UserAddedPerFile`, so the")],
      status: "failed",
      problem:
        "llama.cpp closed the connection in the middle of the answer. Try again, or choose another model.",
    }),
  ],
  notice: {
    level: "error",
    text: "The key for api.example.org was refused.",
    actions: [{ label: "Set the key…", command: "anchoredChat.setApiKey" }],
  },
});

const importing = aState({
  session: undefined,
  gauge: aGauge({ used: 0 }),
  run: {
    id: "r2",
    kind: "import",
    started: NOW,
    label: "Importing claude-session.jsonl: 3,120 messages",
    progress: 0.42,
  },
});

const hostile = aState({ session: { id: "s1", title: "evil \u202Eeltit" }, items: HOSTILE });

const openTools = async (panel: PanelPage): Promise<void> => {
  const { page } = panel;
  for (const words of ["Thoughts", "pruned", "failed"])
    await page
      .getByRole("button", { name: panel.say(words) })
      .first()
      .click();
  await page.getByRole("log").evaluate("(log) => log.scrollTo(0, 0)");
};

const listConversations = async (panel: PanelPage): Promise<void> => {
  const { page } = panel;
  await page
    .getByRole("button", { name: panel.say("Conversations") })
    .first()
    .click();
  await page.keyboard.press("ArrowDown");
};

const drag = async ({ page }: PanelPage): Promise<void> => {
  await page.evaluate(`{
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["{}"], "a.jsonl"));
    document.body.dispatchEvent(new DragEvent("dragenter", { bubbles: true, cancelable: true, dataTransfer }));
  }`);
};

const scrollUp = async (panel: PanelPage): Promise<void> => {
  await panel.page.mouse.move(150, 300);
  await panel.page.mouse.wheel(0, -4000);
  await panel.isDrawn();
};

export const SCENES = {
  ...TOOL_SCENES,
  ...CONTEXT_SCENES,
  ...EMPTY_SCENES,
  ...CARD_SCENES,
  ...PIN_SCENES,
  working: { state: working },
  tools: { state: aState({ items: [...WORK] }), act: openTools },
  held: { state: held },
  failing: { state: failing },
  importing: { state: importing },
  hostile: { state: hostile },
  long: { state: long },
  reading: { state: long, act: scrollUp },
  conversations: { state: working, act: listConversations },
  ...LIST_SCENES,
  ...MENTION_SCENES,
  ...PREVIEW_SCENES,
  ...RTL_SCENES,
  dropping: { state: working, act: drag },
} satisfies Readonly<Record<string, Scene>>;
