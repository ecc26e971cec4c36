import { UserFacingError } from "../engine/userFacingError.ts";
import { t } from "../l10n/l10n.ts";
import { COMMANDS } from "../manifest.ts";
import { hasCode, storageError } from "./storageError.ts";

export const REASONS = ["locked", "newer", "damaged", "storage", "closed"] as const;

/**
 * Why a session can be read but not continued. `locked`: another window writes
 * it. `newer`: a newer version wrote it. `damaged`: the log has lines that
 * cannot be read. `storage`: the disk does not take writes. A copy of a damaged
 * session can be continued; the others may be opened again later.
 */
export interface ReadOnly {
  readonly reason: (typeof REASONS)[number];
  /** What an attempt to write rejects with. */
  readonly error: UserFacingError;
}

export const locked = (): ReadOnly => ({
  reason: "locked",
  error: new UserFacingError({
    what: t("This conversation is open in another window, so it can only be read here."),
    todo: t("Close it there, then open it again here."),
  }),
});

export const takenOver = (): ReadOnly => ({
  reason: "locked",
  error: new UserFacingError({
    what: t("Another window has taken over this conversation, or its files were removed."),
    todo: t("Open it again; nothing more is written from here."),
  }),
});

export const newer = (): ReadOnly => ({
  reason: "newer",
  error: new UserFacingError({
    what: t("A newer version of Anchored Chat wrote this conversation, so it can only be read."),
    todo: t("Update the extension to continue it."),
  }),
});

export const damaged = (lines: readonly number[]): ReadOnly => ({
  reason: "damaged",
  error: new UserFacingError({
    what: t("This conversation's log is damaged ({0}), so it can only be read.", listed(lines)),
    todo: t("Everything else is shown. Make a copy to continue it; the damaged log stays as it is."),
    action: { label: t("Make a Copy"), command: COMMANDS.copyConversation },
  }),
});

/** The disk's failure as a reason; throws what is no failure of the disk. */
export function notWritable(failure: unknown): ReadOnly {
  const error = storageError(failure);
  if (!(error instanceof UserFacingError) || !hasCode(failure)) throw failure;
  return { reason: "storage", error };
}

export const closed = (): ReadOnly => ({
  reason: "closed",
  error: new UserFacingError({
    what: t("This conversation has been closed."),
    todo: t("Open it again to continue it."),
  }),
});

const LISTED = 5;

function listed(lines: readonly number[]): string {
  const first = lines.slice(0, LISTED).join(", ");
  if (lines.length === 1) return t("line {0}", first);
  return lines.length > LISTED
    ? t("lines {0} and {1} more", first, lines.length - LISTED)
    : t("lines {0}", first);
}
