import * as vscode from "vscode";

import type { Conversation } from "../../chat/conversation.ts";
import { SETTINGS, SETTINGS_SECTION } from "../../manifest.ts";
import type { Intent } from "../../protocol/messages.ts";

type Of<Kind extends Intent["kind"]> = Extract<Intent, { kind: Kind }>;

/** Makes a summary anew; when that comes to nothing, the one that there was stands again. */
export async function regenerate(
  conversation: Conversation,
  { compaction, note }: Of<"regenerate">,
): Promise<void> {
  const made = conversation.entries.find(({ id }) => id === compaction);
  const range = made?.kind === "compaction" ? made.range : undefined;
  await conversation.changes.undo(compaction);
  const { kind } = await conversation.compact({
    trigger: "user",
    instructions: note,
    ...(range ? { range } : {}),
  });
  if (kind !== "compacted") await conversation.changes.redo(compaction);
}

/** In the user's own settings: they count in every workspace. */
export async function setTrigger(percent: number): Promise<void> {
  await vscode.workspace
    .getConfiguration(SETTINGS_SECTION)
    .update(SETTINGS.trigger, `${Math.round(percent)}%`, vscode.ConfigurationTarget.Global);
}
