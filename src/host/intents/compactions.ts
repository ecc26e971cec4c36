import * as vscode from "vscode";

import type { CompactOptions } from "../../chat/compacting.ts";
import type { Conversation } from "../../chat/conversation.ts";
import { SETTINGS, SETTINGS_SECTION } from "../../manifest.ts";
import type { Intent } from "../../protocol/messages.ts";

type Of<Kind extends Intent["kind"]> = Extract<Intent, { kind: Kind }>;

/** What the button asks for: all that is old, or what lies on one side of a message. */
export const compactOptions = ({
  instructions,
  upTo,
  from,
}: Omit<Of<"compact">, "kind">): CompactOptions => ({
  trigger: "user",
  ...(instructions ? { instructions } : {}),
  ...(upTo === undefined ? {} : { range: { upTo } }),
  ...(from === undefined ? {} : { range: { from } }),
});

/** Makes a summary anew; when that comes to nothing, the one that there was stands again. */
export async function regenerate(
  conversation: Conversation,
  { compaction, note }: Of<"regenerate">,
): Promise<void> {
  await conversation.changes.undo(compaction);
  const { kind } = await conversation.compact({ trigger: "user", instructions: note });
  if (kind !== "compacted") await conversation.changes.redo(compaction);
}

/** In the user's own settings: they count in every workspace. */
export async function setTrigger(percent: number): Promise<void> {
  await vscode.workspace
    .getConfiguration(SETTINGS_SECTION)
    .update(SETTINGS.trigger, `${Math.round(percent)}%`, vscode.ConfigurationTarget.Global);
}
