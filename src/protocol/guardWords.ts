import type { Conversation } from "../chat/conversation.ts";
import type { News } from "../chat/events.ts";
import type { Hold } from "../engine/guard/automatic.ts";
import { counted, language, t } from "../l10n/l10n.ts";
import { COMMANDS } from "../manifest.ts";
import { inPercent, timeOfDay } from "./format.ts";
import type { Notice } from "./view.ts";

/** What automatic compaction says above the input: why it asks or does nothing, and the ways out (rows G4, G5). */

type Guarded = Pick<Conversation, "decision" | "measure" | "readOnly" | "run">;
type Action = Notice["actions"][number];

const now = (): Action => ({ label: t("Compact Now"), command: COMMANDS.compact });
const again = (): Action => ({ label: t("Try Again"), command: COMMANDS.allowCompaction });
const otherModel = (): Action => ({ label: t("Choose a Model…"), command: COMMANDS.chooseModel });
const answers = (): Action[] => [
  now(),
  { label: t("Preview…"), command: COMMANDS.previewCompaction },
  { label: t("Later"), command: COMMANDS.postponeCompaction },
  { label: t("Not in This Conversation"), command: COMMANDS.forbidCompaction },
];

/** The notice that stands as long as the guards stand so; undefined: there is nothing to say. */
export function guardNotice(conversation: Guarded): Notice | undefined {
  if (conversation.run || conversation.readOnly) return undefined;
  const { decision } = conversation;
  if (decision.kind === "ask") {
    return {
      text: t("{0} Compact it?", fullness(conversation)),
      level: "info",
      actions: answers(),
    };
  }
  return decision.kind === "held" ? holdNotice(decision.by, conversation) : undefined;
}

function holdNotice(hold: Hold, conversation: Guarded): Notice | undefined {
  const isBlocking = conversation.measure().level === "blocking";
  switch (hold.kind) {
    case "off":
      return isBlocking
        ? warning(t("{0} Automatic compaction is off.", fullness(conversation)), [now()])
        : undefined;
    case "notHere":
      return isBlocking
        ? warning(t("{0} Automatic compaction is off in this conversation.", fullness(conversation)), [
            now(),
            { label: t("Compact Automatically"), command: COMMANDS.allowCompaction },
          ])
        : undefined;
    case "postponed":
      if (hold.because === undefined)
        return isBlocking ? warning(fullness(conversation), [now()]) : undefined;
      return warning(t("Automatic compaction waits. {0}", hold.because), [now(), again()]);
    case "resting":
      return warning(
        t(
          "Automatic compaction did not work: {0} It is tried again after {1}.",
          hold.problem,
          timeOfDay(hold.until),
        ),
        [now(), again()],
      );
    case "open":
      return warning(
        counted(
          hold.failures,
          "Automatic compaction has failed {0} time and is not tried again until something changes: {1}",
          "Automatic compaction has failed {0} times and is not tried again until something changes: {1}",
          hold.problem,
        ),
        [now(), otherModel(), again()],
      );
    case "thrashing":
      return warning(
        t(
          "Automatic compaction has stopped: the last ones freed only {0}. What is left is mostly kept word for word.",
          new Intl.ListFormat(language()).format(hold.freed.map(shareInPercent)),
        ),
        [
          { label: t("Compact with Instructions…"), command: COMMANDS.compactWithInstructions },
          { label: t("New Conversation"), command: COMMANDS.newConversation },
          otherModel(),
          again(),
        ],
      );
  }
}

const warning = (text: string, actions: Action[]): Notice => ({ text, level: "warning", actions });

function fullness(conversation: Pick<Guarded, "measure">): string {
  const { use, budget } = conversation.measure();
  if (!budget) return "";
  const share = shareInPercent(use.tokens / budget.usable);
  return t("The conversation fills {0} of the room that there is.", share);
}

const shareInPercent = (share: number): string => inPercent(Math.max(0, Math.round(100 * share)));

/** Something that happened and leaves nothing else to see. */
export function newsNotice(news: News): Notice {
  switch (news.kind) {
    case "fellBack":
      return {
        text: t(
          "The summary model “{0}” could not be used, so “{1}” writes the summaries. {2}",
          news.from,
          news.to,
          news.problem,
        ),
        level: "warning",
        actions: [{ label: t("Open Settings"), command: COMMANDS.openSettings }],
      };
    case "leftOut":
      return {
        text: counted(
          news.messages,
          "The server's window is smaller than expected: the oldest {0} message was left out of this one request. It is still in the conversation.",
          "The server's window is smaller than expected: the oldest {0} messages were left out of this one request. They are still in the conversation.",
        ),
        level: "warning",
        actions: [otherModel()],
      };
    case "noTools":
      return {
        text: t(
          "“{0}” was asked without tools, so it cannot read or change files. {1}",
          news.model,
          news.problem,
        ),
        level: "warning",
        actions: [otherModel()],
      };
    case "manyRounds":
      return {
        text: counted(
          news.rounds,
          "The model has used tools {0} time in a row for this message. Write “go on” to let it continue.",
          "The model has used tools {0} times in a row for this message. Write “go on” to let it continue.",
        ),
        level: "info",
        actions: [],
      };
  }
}
