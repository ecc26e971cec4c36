import type { Item, ViewState } from "../../../src/protocol/view.ts";
import { CONTEXT_SCENES } from "./contextScenes.ts";
import { EMPTY_SCENES } from "./emptyScenes.ts";
import { HOSTILE } from "./hostile.ts";
import { LIST_SCENES } from "./listScenes.ts";
import type { PanelPage } from "./page.ts";
import { PREVIEW_SCENES } from "./previewScenes.ts";
import {
  aCard,
  aGauge,
  aMessage,
  aPrune,
  aState,
  aTool,
  longConversation,
  NOW,
  text,
  user,
} from "./states.ts";
import { TOOL_SCENES } from "./toolScenes.ts";

/** What the panel is looked at with: one view for each thing that it has to show well. */
export interface Scene {
  readonly state: ViewState;
  /** What is done before one looks. */
  readonly act?: (panel: PanelPage) => Promise<void>;
}

const SESSIONS = [
  {
    id: "s1",
    title: "Attribution counts test files twice",
    changed: NOW - 90_000,
    messages: 132,
    tokens: 310_000,
    compactions: 4,
  },
  {
    id: "s2",
    title: "Move the settings page to the new router",
    changed: NOW - 3 * 3_600_000,
    messages: 48,
    tokens: 41_000,
    compactions: 0,
  },
  {
    id: "s3",
    title: "A title that is much longer than the panel is wide and has to end in dots somewhere",
    changed: NOW - 26 * 3_600_000,
    messages: 1204,
    tokens: 2_140_000,
    compactions: 21,
  },
  {
    id: "s4",
    title: "Flaky upload test",
    changed: NOW - 9 * 86_400_000,
    messages: 77,
    tokens: 80_000,
    compactions: 1,
    trouble: "damaged" as const,
    problem: "Damaged after message 61. What is before that can be read.",
  },
];

const ANSWER = `The fixture never fills \`UserAddedPerFile\`, so the fallback divides the total by the number of files. The count is right **only** when one file changed:

\`\`\`go
prompt := PromptAttribution{
	UserAddedPerFile: map[string]int{"b_test.go": 3}, // per file, not per hunk
}
\`\`\`

Three ways to repair it:

1. Fill the fixture as the recorder does.
2. Let \`sumPerFile\` refuse an empty map:
   \`\`\`go
   if len(m) == 0 { return 0, errEmpty }
   \`\`\`
3. Drop the fallback, see [the discussion](https://example.org/issues/41).

| file | before | after |
| --- | ---: | ---: |
| a.go | 12 | 6 |
| b_test.go | 3 | 3 |`;

const WORK: readonly Item[] = [
  user(1, "The per-file count is still off for test files, find out why"),
  aMessage(2, {
    parts: [
      { kind: "reasoning", text: "The user wants the cause, not a patch. Start with the sum.", cut: 1200 },
      aTool({
        tool: "search_text",
        target: "“AddedPerFile” in strategy",
        pruned: { stub: "[search_text] “AddedPerFile” in strategy → 14 matches", saved: 3100 },
      }),
      aTool(),
      aTool({ tool: "run_command", target: "go test ./strategy → exit 1", state: "error", tokens: 2400 }),
    ],
  }),
  aMessage(3, { parts: [text(ANSWER)] }),
  user(4, "ok, fix the fixture and run everything\n\n```sh\ngo test ./... -count=1\n```"),
  aMessage(5, {
    parts: [
      aTool({ tool: "edit_file", target: "attribution_test.go, 1 replacement", tokens: 400 }),
      aTool({
        tool: "run_command",
        target: "go test ./... -count=1",
        state: "running",
        tokens: 0,
        output: "",
      }),
    ],
  }),
  aMessage(6, { parts: [text("Fixed. Running the whole suite now")], status: "streaming" }),
];

const RUN = { id: "r1", kind: "answer", started: NOW, label: "Waiting for qwen3-coder…" } as const;

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

const long = aState({
  items: longConversation(5000),
  gauge: aGauge({ used: 61_000, level: "error", source: "estimated" }),
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

const pinned = aState({
  ...covered,
  pinned: ["m000007", "m000003"],
  preparing: true,
});

const hostile = aState({ session: { id: "s1", title: "evil \u202Eeltit" }, items: HOSTILE });

const unfold = async ({ page }: PanelPage): Promise<void> => {
  await page.getByRole("button", { name: "Show summary" }).click();
};

const hover = async (panel: PanelPage): Promise<void> => {
  await panel.page.locator(".message.user").last().hover();
  await panel.page.getByRole("button", { name: "Pruned 12 parts" }).click();
  await panel.page.getByRole("button", { name: "12 parts pruned" }).click();
};

const regenerate = async (panel: PanelPage): Promise<void> => {
  await panel.page.getByRole("button", { name: "of 46 facts" }).click();
  await panel.page.getByRole("button", { name: "Regenerate…" }).click();
};

const openTools = async ({ page }: PanelPage): Promise<void> => {
  await page.getByRole("button", { name: "Thoughts" }).click();
  for (const name of ["pruned", "failed"]) await page.getByRole("button", { name }).first().click();
  await page.getByRole("log").evaluate("(log) => log.scrollTo(0, 0)");
};

const listConversations = async ({ page }: PanelPage): Promise<void> => {
  await page.getByRole("button", { name: "Conversations" }).first().click();
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

const write = async ({ page }: PanelPage): Promise<void> => {
  await page
    .getByRole("textbox", { name: "Message" })
    .fill("and add a changelog line\nthat names the fixture");
};

export const SCENES = {
  ...TOOL_SCENES,
  ...CONTEXT_SCENES,
  ...EMPTY_SCENES,
  working: { state: working },
  tools: { state: aState({ items: [...WORK] }), act: openTools },
  covered: { state: covered, act: write },
  unfolded: { state: covered, act: unfold },
  cards: { state: cards },
  pinned: { state: pinned, act: hover },
  regenerate: { state: aState({ items: [aCard(9)] }), act: regenerate },
  compacting: { state: compacting },
  waiting: { state: waiting },
  held: { state: held },
  failing: { state: failing },
  importing: { state: importing },
  hostile: { state: hostile },
  long: { state: long },
  reading: { state: long, act: scrollUp },
  conversations: { state: working, act: listConversations },
  ...LIST_SCENES,
  ...PREVIEW_SCENES,
  dropping: { state: working, act: drag },
} satisfies Readonly<Record<string, Scene>>;
