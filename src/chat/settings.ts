import type { Limits } from "../engine/budget.ts";
import type { Mode } from "../engine/guard/automatic.ts";
import type { Policy } from "../engine/policy.ts";
import { UserFacingError } from "../engine/userFacingError.ts";
import { t } from "../l10n/l10n.ts";
import { COMMANDS } from "../manifest.ts";
import type { Price } from "../providers/prices.ts";
import type { Provider } from "../providers/provider.ts";
import type { Mentions } from "../tools/mentions/mentions.ts";
import type { Tools } from "../tools/tool.ts";

export interface ChatModel {
  readonly name: string;
  readonly provider: Provider;
  /** Absent: it costs nothing, or nobody knows what. */
  readonly price?: Price;
}

/** What the surroundings say at this moment; asked for anew each time. */
export interface ChatSettings {
  readonly policy: Policy;
  /** Absent: none is chosen, or `problem` tells why it cannot be used. */
  readonly model?: ChatModel;
  readonly problem?: UserFacingError;
  /** What the model may call in the chat; absent: nothing, or it cannot call. */
  readonly tools?: Tools;
  /** Reads the files that messages name with `@`; absent: those stay words. */
  readonly mentions?: Mentions;
  /** Absent: the window is not known. `source` tells people where the figure comes from. */
  readonly limits?: Limits & { readonly source: string };
  /** The user's own words for every summary. */
  readonly compactionInstructions?: string;
  /** Writes the summaries in place of `model`; its window in tokens, where it is known. */
  readonly summaryModel?: ChatModel & { readonly window?: number };
  /** Titles of new conversations are asked of the model. */
  readonly titlesByModel?: boolean;
  /** Absent: nothing is compacted by itself. `background`: prepared before it is needed (row G8). */
  readonly automatic?: { readonly mode: Mode; readonly background: boolean };
}

/** Whether the model may be used without the user having asked for it; VS Code may put a question otherwise. */
export const isAskedUnbidden = (model: ChatModel | undefined): boolean =>
  model?.provider.canAskUnbidden?.(model.name) !== false;

/** The model that answers. Throws what a person is told when there is none. */
export function modelOf({ model, problem }: ChatSettings): ChatModel {
  if (model) return model;
  throw (
    problem ??
    new UserFacingError({
      what: t("No model is chosen."),
      todo: t("Choose one, then send again."),
      action: { label: t("Choose a Model…"), command: COMMANDS.chooseModel },
    })
  );
}
