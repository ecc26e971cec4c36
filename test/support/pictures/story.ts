import type { ViewState } from "../../../src/protocol/view.ts";
import type { Provider, ProviderEvent } from "../../../src/providers/provider.ts";
import { buildConversation } from "../builder/buildConversation.ts";
import { done, fakeTools } from "../chat/fakeTools.ts";
import { NOW } from "../panel/states.ts";
import { briefly } from "./briefly.ts";
import { type Desk, openDesk } from "./desk.ts";

/** The conversation of the pictures: work on a small booking system, as the builder makes it, and a few turns more. */

/** Tokens. */
const WINDOW = 65_536;
/** Messages before the compaction that the conversation brings along. */
const FIRST_PART = 210;
/** The model takes so long for a summary. Milliseconds. */
const SUMMARY_TIME = 14_200;

const RULE = "From now on: every fix comes with a test that fails without it.";
const AGREED = "Understood: first the test that fails, then the fix, both in one commit.";
const COMPLAINT =
  "Next one. The kiosk in Lillevåg shows parcels two hours late. Same cause as with the vehicles?";
const CAUSE =
  "The same cause: `hourOfParcel` asks the machine for its time zone. Nothing tests that, so first the test that fails:";

const PATH = "test/parcels/times.test.ts";
const DIFF = `--- a/${PATH}
+++ b/${PATH}
@@ -6,4 +6,9 @@ describe("hourOfParcel", () => {
   test("is the hour of the start", () => {
     expect(hourOfParcel(START)).toBe(8);
   });
+
+  test("is the same in every zone", () => {
+    process.env.TZ = "Europe/Oslo";
+    expect(hourOfParcel(START)).toBe(8);
+  });
 });
`;

/** What a model says of a conversation as a whole, where code can only quote. */
const OVERVIEW = `## Active Task
None: the last complaint is mended and committed.

## Goal
Work through the complaints from the harbours with Skerry, the booking system of the ferry line: one at a time, with small features in between.

`;

const tools = fakeTools(
  { name: "read_file", run: async () => done("export function hourOfParcel(leavesAt: string): number {…}") },
  {
    name: "edit_file",
    effect: "changes",
    permission: { key: "edits", action: "write", target: PATH, always: "edits in the workspace", diff: DIFF },
  },
);

/** What the pictures show, in the order in which it comes. */
export interface Story {
  /** A rule is pinned; the window is nearly full, and the context view is open. */
  readonly context: ViewState;
  /** Just compacted. */
  readonly compacted: ViewState;
  /** The compaction undone. */
  readonly undone: ViewState;
  /** Redone; an edit asks. */
  readonly asking: ViewState;
}

export async function tellStory(): Promise<Story> {
  const summary = OVERVIEW + briefly(await digestOfWork(), ["Active Task", "Goal"]);
  await using desk = await openDesk({ provider: scripted(summary), tools, now: NOW, window: WINDOW });
  const { conversation } = await bringWork(desk);
  await conversation.send(RULE);
  const rule = desk.shown().items.findLast((item) => item.kind === "message" && item.role === "user");
  if (rule) await conversation.changes.pin(rule.id, true);
  desk.presenter.showContext(true);
  const context = desk.shown();
  desk.presenter.showContext(false);
  await conversation.compact({ trigger: "user" });
  const compacted = desk.shown();
  const card = conversation.transcript.anchor?.compaction.id ?? "";
  await conversation.changes.undo(card);
  const undone = desk.shown();
  await conversation.changes.redo(card);
  const asked = asking(desk);
  const sent = conversation.send(COMPLAINT);
  await asked;
  const story = { context, compacted, undone, asking: desk.shown() };
  if (conversation.run) await conversation.stop(conversation.run.id);
  await sent;
  return story;
}

/** What code alone makes of the work: the model of the pictures has it from there. */
async function digestOfWork(): Promise<string> {
  await using desk = await openDesk({ provider: () => refusing, now: NOW, window: WINDOW });
  const { conversation } = await bringWork(desk);
  await conversation.compact({ trigger: "user" });
  const card = desk.shown().items.findLast(({ kind }) => kind === "card");
  return card?.kind === "card" ? card.summary : "";
}

const refusing: Provider = {
  async *stream() {
    yield { kind: "failed", failure: { reason: "auth", retryable: false, message: "No key." } };
  },
};

async function bringWork({ conversations, bring }: Desk) {
  const messages = buildConversation({ characters: 180_000 });
  const half = messages.slice(0, FIRST_PART);
  const last = half.at(-1)?.at ?? NOW;
  const summary =
    "The first complaints from the harbours are mended; the rules for commits and tests are agreed.";
  await bring("Complaints from the harbours", [
    ...half,
    { kind: "compaction", at: last, trigger: "auto", summary },
    ...messages.slice(half.length),
  ]);
  const { current } = conversations;
  if (!current) throw new Error("Nothing is in front.");
  return current;
}

/** Resolves when a call asks. */
async function asking({ conversations, shown }: Desk): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = conversations.current?.conversation.onEvent(() => {
    const isAsked = shown().items.some(
      (item) =>
        item.kind === "message" && item.parts.some((part) => part.kind === "tool" && part.state === "asking"),
    );
    if (isAsked) resolve();
  });
  await promise;
  stop?.();
}

const ANSWERS: readonly (readonly ProviderEvent[])[] = [
  [{ kind: "text", text: AGREED }],
  [
    { kind: "text", text: CAUSE },
    { kind: "call", call: { callId: "edit-1", tool: "edit_file", args: JSON.stringify({ path: PATH }) } },
  ],
];

/** A model that summarizes, and answers the turns of the story. Its reports agree with what the panel shows. */
const scripted =
  (summary: string) =>
  (shown: () => ViewState, clock: { now: number }): Provider => {
    let answered = 0;
    return {
      async *stream({ toolChoice }) {
        const isSummary = toolChoice === "none";
        if (isSummary) clock.now += SUMMARY_TIME;
        const events = isSummary ? [{ kind: "text" as const, text: summary }] : (ANSWERS[answered++] ?? []);
        yield* events;
        const finish = events.some(({ kind }) => kind === "call") ? "calls" : "stop";
        const usage = { prompt: shown().gauge.used, cached: 0, output: 300, reasoning: 0 };
        yield { kind: "done", finish, usage };
      },
    };
  };
