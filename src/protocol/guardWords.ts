import type { Conversation } from "../chat/conversation.ts";
import type { News } from "../chat/events.ts";
import type { Hold } from "../engine/guard/automatic.ts";
import { COMMANDS } from "../manifest.ts";
import type { Notice } from "./view.ts";

/** What automatic compaction says above the input: why it asks or does nothing, and the ways out (rows G4, G5). */

type Action = Notice["actions"][number];

const NOW: Action = { label: "Compact Now", command: COMMANDS.compact };
const PREVIEW: Action = { label: "Preview…", command: COMMANDS.previewCompaction };
const LATER: Action = { label: "Later", command: COMMANDS.postponeCompaction };
const NEVER_HERE: Action = { label: "Not in This Conversation", command: COMMANDS.forbidCompaction };
const AGAIN: Action = { label: "Try Again", command: COMMANDS.allowCompaction };
const ALLOW: Action = { label: "Compact Automatically", command: COMMANDS.allowCompaction };
const WITH_WORDS: Action = {
  label: "Compact with Instructions…",
  command: COMMANDS.compactWithInstructions,
};
const OTHER_MODEL: Action = { label: "Choose a Model…", command: COMMANDS.chooseModel };
const NEW: Action = { label: "New Conversation", command: COMMANDS.newConversation };

/** The notice that stands as long as the guards stand so; undefined: there is nothing to say. */
export function guardNotice(conversation: Conversation): Notice | undefined {
  if (conversation.run || conversation.readOnly) return undefined;
  const { decision } = conversation;
  if (decision.kind === "ask") {
    return {
      text: `${fullness(conversation)} Compact it?`,
      level: "info",
      actions: [NOW, PREVIEW, LATER, NEVER_HERE],
    };
  }
  return decision.kind === "held" ? holdNotice(decision.by, conversation) : undefined;
}

function holdNotice(hold: Hold, conversation: Conversation): Notice | undefined {
  const isBlocking = conversation.measure().level === "blocking";
  switch (hold.kind) {
    case "off":
      return isBlocking
        ? warning(`${fullness(conversation)} Automatic compaction is off.`, [NOW])
        : undefined;
    case "notHere":
      return isBlocking
        ? warning(`${fullness(conversation)} Automatic compaction is off in this conversation.`, [NOW, ALLOW])
        : undefined;
    case "postponed":
      if (hold.because === undefined) return isBlocking ? warning(fullness(conversation), [NOW]) : undefined;
      return warning(`Automatic compaction waits. ${hold.because}`, [NOW, AGAIN]);
    case "resting":
      return warning(
        `Automatic compaction did not work: ${hold.problem} It is tried again after ${timeOf(hold.until)}.`,
        [NOW, AGAIN],
      );
    case "open":
      return warning(
        `Automatic compaction has failed ${hold.failures} times and is not tried again until something changes: ${hold.problem}`,
        [NOW, OTHER_MODEL, AGAIN],
      );
    case "thrashing":
      return warning(
        `Automatic compaction has stopped: the last ones freed only ${hold.freed.map(percentOf).join(" and ")}. What is left is mostly kept word for word.`,
        [WITH_WORDS, NEW, OTHER_MODEL, AGAIN],
      );
  }
}

const warning = (text: string, actions: Action[]): Notice => ({ text, level: "warning", actions });

function fullness(conversation: Conversation): string {
  const { use, budget } = conversation.measure();
  if (!budget) return "";
  const percent = Math.round((100 * use.tokens) / budget.usable);
  return `The conversation fills ${percent}% of the room that there is.`;
}

const percentOf = (share: number): string => `${Math.max(0, Math.round(100 * share))}%`;

const timeOf = (at: number): string =>
  new Date(at).toLocaleTimeString("en", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** Something that happened and leaves nothing else to see. */
export function newsNotice(news: News): Notice {
  switch (news.kind) {
    case "fellBack":
      return {
        text: `The summary model “${news.from}” could not be used, so “${news.to}” writes the summaries. ${news.problem}`,
        level: "warning",
        actions: [{ label: "Open Settings", command: COMMANDS.openSettings }],
      };
    case "leftOut":
      return {
        text: `The server's window is smaller than expected: the oldest ${news.messages} messages were left out of this one request. They are still in the conversation.`,
        level: "warning",
        actions: [OTHER_MODEL],
      };
    case "noTools":
      return {
        text: `“${news.model}” was asked without tools, so it cannot read or change files. ${news.problem}`,
        level: "warning",
        actions: [OTHER_MODEL],
      };
    case "manyRounds":
      return {
        text: `The model has used tools ${news.rounds} times in a row for this message. Write “go on” to let it continue.`,
        level: "info",
        actions: [],
      };
  }
}
