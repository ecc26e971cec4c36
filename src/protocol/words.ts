import type { NothingReason } from "../engine/select/select.ts";
import { UserFacingError } from "../engine/userFacingError.ts";
import { t } from "../l10n/l10n.ts";

export function reasonText(reason: NothingReason): string {
  switch (reason) {
    case "empty":
      return t("There is nothing to compact yet.");
    case "too-short":
      return t("What could be summarized is so short that a summary would save nothing.");
    case "everything-fits":
      return t("Nothing to compact: the newest turns are kept word for word, and there is nothing older.");
    case "only-pins":
      return t("Everything older is pinned or kept word for word.");
    case "too-large":
      return t(
        "What has to stay word for word (the newest request, what is pinned) does not fit the window. Unpin something, send less at once, or choose a model with a larger window.",
      );
    case "unknown-message":
      return t("That message is not in this conversation.");
  }
}

export const notSaved = (): string => t("This answer could not be saved. Copy what you need of it.");

export const inflated = (): string =>
  t("The summary would have been no shorter than what it replaces. The conversation is unchanged.");

/** One sentence for people; anything unforeseen is a bug, told plainly. */
export const messageOf = (error: unknown): string =>
  error instanceof UserFacingError
    ? error.message
    : t("Something went wrong inside Anchored Chat. The conversation is unchanged; the log has the details.");
