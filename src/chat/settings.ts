import type { Limits } from "../engine/budget.ts";
import type { Policy } from "../engine/policy.ts";
import type { UserFacingError } from "../engine/userFacingError.ts";
import type { Provider } from "../providers/provider.ts";

export interface ChatModel {
  readonly name: string;
  readonly provider: Provider;
}

/** What the surroundings say at this moment; asked for anew each time. */
export interface ChatSettings {
  readonly policy: Policy;
  /** Absent: none is chosen, or `problem` tells why it cannot be used. */
  readonly model?: ChatModel;
  readonly problem?: UserFacingError;
  /** Absent: the window is not known. `source` tells people where the figure comes from. */
  readonly limits?: Limits & { readonly source: string };
  /** The user's own words for every summary. */
  readonly compactionInstructions?: string;
}
