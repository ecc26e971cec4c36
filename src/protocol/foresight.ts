import type { Conversation } from "../chat/conversation.ts";
import { measure } from "../chat/measure.ts";
import type { ChatSettings } from "../chat/settings.ts";
import type { Entry, EntryId } from "../engine/entries.ts";
import { isAutomaticAllowed } from "../engine/guard/thrashing.ts";
import { replay } from "../engine/replay.ts";
import { project } from "../engine/transcript.ts";
import { t } from "../l10n/l10n.ts";
import type { Gauge } from "./view.ts";

/** What the gauge would show, and what would follow from that. */
export type Foresight = Required<Pick<Gauge, "after" | "afterBy">> & Pick<Gauge, "afterNote">;

/**
 * The gauge as it would be with this compaction or prune undone; with one that is
 * undone, redone. Undefined where there is no such entry. Linear in the log.
 */
export function foresightOf(
  conversation: Pick<Conversation, "entries" | "transcript">,
  target: EntryId,
  settings: ChatSettings,
): Foresight | undefined {
  const { entries, transcript } = conversation;
  const changed = entries.findLast(({ id }) => id === target);
  if (changed?.kind !== "compaction" && changed?.kind !== "prune") return undefined;
  const isUndone = replay(entries).undone.has(target);
  const change: Entry = { kind: isUndone ? "reapply" : "revert", target, id: AHEAD, at: 0 };
  const then = project([...entries, change]);
  const { use } = measure(then, settings);
  const isMoot = changed.kind === "compaction" && then.anchor?.compaction === transcript.anchor?.compaction;
  const note = isMoot ? mootWords() : isUndone ? undefined : noteOf(use.tokens, entries, settings);
  return {
    after: use.tokens,
    afterBy: isUndone ? "redo" : "undo",
    ...(note === undefined ? {} : { afterNote: note }),
  };
}

/** Behind all ids: the entry is in no log. */
const AHEAD = "~";

const mootWords = (): string =>
  t("A newer summary stands for the same messages: this changes what is sent when that one is undone.");

/** What an undo that passes the trigger, or the window, leads to; undefined: nothing. `changes.undo` holds off what fires by itself. */
function noteOf(used: number, entries: readonly Entry[], settings: ChatSettings): string | undefined {
  const { budget } = measure(project([]), settings);
  if (!budget) return undefined;
  const mode = isAutomaticAllowed(entries) ? (settings.automatic?.mode ?? "off") : "off";
  if (used > budget.usable) {
    return mode === "auto"
      ? t("More than the window has room for: the next message would start a compaction again.")
      : t("More than the window has room for: the next message would be refused until you compact.");
  }
  if (used < budget.trigger || mode === "off") return undefined;
  return t("Beyond the trigger: automatic compaction is then held off until more is in use.");
}
