import { optionsOf } from "../../protocol/asked.ts";
import { partRefOf } from "../../protocol/changedItems.ts";
import type { Intent } from "../../protocol/messages.ts";
import { addMissingFact } from "../summaries/missingFact.ts";
import { regenerate } from "./compactions.ts";
import type { IntentParts } from "./parts.ts";
import { acceptProposal, closePreview, openPreview } from "./proposing.ts";

type InConversation = Extract<
  Intent,
  {
    kind:
      | "retry"
      | "goOn"
      | "stop"
      | "compact"
      | "regenerate"
      | "preview"
      | "closePreview"
      | "propose"
      | "acceptProposal"
      | "discardProposal"
      | "decide"
      | "undoEdit"
      | "showDiff"
      | "pin"
      | "pinPart"
      | "prunePart"
      | "restorePart"
      | "restorePruned"
      | "foresee"
      | "undo"
      | "redo"
      | "addFact";
  }
>;

/** What the panel asks of the conversation in front; nothing where there is none. */
export async function carryOutInConversation(
  intent: InConversation,
  { conversations, presenter, tools, ready }: IntentParts,
): Promise<void> {
  if (!conversations.current) return;
  const { conversation, log } = conversations.current;
  const { changes } = conversation;
  switch (intent.kind) {
    case "retry":
      return conversation.retry();
    case "goOn":
      return conversation.goOn();
    case "stop":
      return conversation.stop(intent.run);
    case "compact":
      await ready();
      closePreview(conversation, presenter);
      await conversation.compact(optionsOf(intent));
      return;
    case "regenerate":
      await ready();
      return regenerate(conversation, intent);
    case "preview":
      await ready();
      return openPreview(conversation, presenter, optionsOf(intent));
    case "propose":
      await ready();
      return presenter.previews.make(conversation, intent.note);
    case "acceptProposal":
      return acceptProposal(conversation, presenter, intent.summary);
    case "closePreview":
    case "discardProposal":
      return closePreview(conversation, presenter);
    case "decide":
      return conversation.decide(intent.call, intent.decision);
    case "undoEdit":
      return changes.undoEdit(intent.call, () => tools.undoEdit({ session: log.id, callId: intent.call }));
    case "showDiff":
      return tools.showDiff({ session: log.id, callId: intent.call });
    case "pin": {
      if (intent.part === undefined) return changes.pin(intent.item, intent.pinned);
      const ref = partRefOf(conversation, intent.item, intent.part);
      return ref && changes.pinPart(ref, intent.pinned);
    }
    case "pinPart":
      return changes.pinPart(intent, intent.pinned);
    case "prunePart":
      return changes.prunePart(intent);
    case "restorePruned":
      return changes.restorePart(intent);
    case "restorePart": {
      const ref = partRefOf(conversation, intent.item, intent.part);
      return ref && changes.restorePart(ref);
    }
    case "foresee":
      return presenter.foresee(intent.target);
    case "undo":
      presenter.foresee(undefined);
      return changes.undo(intent.target);
    case "redo":
      presenter.foresee(undefined);
      return changes.redo(intent.target);
    case "addFact":
      return addMissingFact(conversation, intent);
  }
}
