import type { CompactOptions } from "../../chat/compacting.ts";
import type { Conversation } from "../../chat/conversation.ts";
import type { Presenter } from "../../protocol/presenter.ts";
import { reasonText } from "../../protocol/words.ts";

/** Shows what a compaction would do, or says why there is nothing to do. */
export function openPreview(
  conversation: Conversation,
  presenter: Presenter,
  options: CompactOptions = { trigger: "user" },
): void {
  conversation.proposals.discard();
  const nothing = presenter.previews.open(conversation, options);
  if (nothing) presenter.showNotice({ text: reasonText(nothing), level: "info", actions: [] });
  else presenter.refreshVitals();
}

export function closePreview(conversation: Conversation, presenter: Presenter): void {
  presenter.previews.close(conversation);
  conversation.proposals.discard();
  presenter.refreshVitals();
}

/** What waits for a yes becomes the summary; `changed`: as the user wants it to read. */
export async function acceptProposal(
  conversation: Conversation,
  presenter: Presenter,
  changed: string | undefined,
): Promise<void> {
  const made = conversation.proposals.current?.entry.summary;
  presenter.previews.close(conversation);
  await conversation.proposals.accept();
  const compaction = conversation.transcript.anchor?.compaction.id;
  if (compaction === undefined || changed === undefined || changed === made) return;
  await conversation.changes.editSummary(compaction, changed);
}
