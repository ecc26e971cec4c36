import type { NothingReason } from "../engine/select/select.ts";
import { UserFacingError } from "../engine/userFacingError.ts";

const REASONS: Record<NothingReason, string> = {
  empty: "There is nothing to compact yet.",
  "too-short": "What could be summarized is so short that a summary would save nothing.",
  "everything-fits":
    "Nothing to compact: the newest turns are kept word for word, and there is nothing older.",
  "only-pins": "Everything older is pinned or kept word for word.",
  "too-large":
    "What has to stay word for word (the newest request, pinned messages) does not fit the window. Unpin something, send less at once, or choose a model with a larger window.",
  "unknown-message": "That message is not in this conversation.",
};

export const reasonText = (reason: NothingReason): string => REASONS[reason];

export const NOT_SAVED = "This answer could not be saved. Copy what you need of it.";

export const INFLATED =
  "The summary would have been no shorter than what it replaces. The conversation is unchanged.";

/** One sentence for people; anything unforeseen is a bug, told plainly. */
export const messageOf = (error: unknown): string =>
  error instanceof UserFacingError
    ? error.message
    : "Something went wrong inside Anchored Chat. The conversation is unchanged; the log has the details.";
