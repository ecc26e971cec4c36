import type { Conversation } from "../../chat/conversation.ts";
import { UserFacingError } from "../../engine/userFacingError.ts";
import { t } from "../../l10n/l10n.ts";
import { addFact } from "../../summaries/addFact.ts";
import { liveVersion } from "./documents.ts";

type Edited = Pick<Conversation, "entries" | "transcript" | "changes">;

/** Puts a fact that the audit found missing into the live summary: an edit like one made in the editor. */
export async function addMissingFact(
  conversation: Edited,
  { compaction, fact: text }: { readonly compaction: string; readonly fact: string },
): Promise<void> {
  const live = liveVersion(conversation);
  if (live?.compaction.id !== compaction) throw NOT_LIVE();
  const fact = live.audit?.missing.find((one) => one.text === text);
  // A second click: it is in there by now.
  if (fact) await conversation.changes.editSummary(compaction, addFact(live.markdown, fact));
}

const NOT_LIVE = (): UserFacingError =>
  new UserFacingError({
    what: t("This summary is not sent any more."),
    todo: t("Add the fact to the live summary."),
  });
