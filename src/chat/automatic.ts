import { estimateTokens } from "../engine/estimate.ts";
import { type Decision, decide, type Postponed } from "../engine/guard/automatic.ts";
import { afterFailure, type Breaker, breakerState, CLOSED } from "../engine/guard/breaker.ts";
import { isAutomaticAllowed, thrashingIn } from "../engine/guard/thrashing.ts";
import { prune } from "../engine/prune/prune.ts";
import { UserFacingError } from "../engine/userFacingError.ts";
import { t } from "../l10n/l10n.ts";
import { Background } from "./background.ts";
import type { Compactor } from "./compactor.ts";
import type { Ending } from "./events.ts";
import { planningBudget } from "./measure.ts";
import { inOwnCounts, ratesOf } from "./planning.ts";
import { isAskedUnbidden } from "./settings.ts";
import type { Thread } from "./thread.ts";

/** What a conversation does about its size by itself, and what keeps it from that (rows G4, G5, G8). */
export class Automatic {
  readonly background: Background;
  readonly #thread: Thread;
  readonly #compactor: Compactor;
  #breaker: Breaker = CLOSED;
  #postponed: Postponed | undefined;

  constructor(thread: Thread, compactor: Compactor) {
    this.#thread = thread;
    this.#compactor = compactor;
    this.background = new Background(thread, compactor, (ending) => this.#judge(ending));
  }

  /** What it would do now. Linear in the log at worst. */
  get decision(): Decision {
    const { entries, settings, figures, ports } = this.#thread;
    const { use, budget } = this.#thread.measure();
    const conditions = this.#conditions();
    return decide(
      {
        mode: settings.automatic?.mode ?? "off",
        isAllowed: isAutomaticAllowed(entries),
        used: use.tokens,
        budget,
        postponed: this.#postponed,
        breaker: breakerState(this.#breaker, { now: ports.now(), conditions }, figures),
        thrashing: thrashingIn(entries, figures),
      },
      figures,
    );
  }

  /** Before a request and after an answer: prunes, and compacts where that is not enough. False: it was stopped. */
  async makeRoom(): Promise<boolean> {
    if (this.#thread.readOnly || this.decision.kind !== "fire" || (await this.#prune())) return true;
    const prepared = this.background.take();
    if (prepared) {
      await this.#compactor.write(prepared);
      return true;
    }
    const ending = await this.#compactor.run({ trigger: "auto", isDigestWelcome: this.#isUrgent });
    this.#judge(ending);
    return ending.kind !== "cancelled";
  }

  /** While nobody waits; and only where nobody would be asked whether the model may be used. */
  prepare(): void {
    const { automatic, model, summaryModel } = this.#thread.settings;
    if (automatic?.background !== true || this.#thread.readOnly) return;
    if (this.decision.kind === "prepare" && isAskedUnbidden(summaryModel ?? model)) this.background.start();
  }

  /** Not now: until more is in use. `because`: absent when the user said so. */
  postpone(because?: string): void {
    const at = this.#thread.measure().use.tokens;
    this.#postponed = { at, ...(because === undefined ? {} : { because }) };
    this.#thread.emit({ kind: "guarded" });
  }

  /** The user compacted, or wants it tried again: nothing stands in the way any more. */
  reset(): void {
    this.#breaker = CLOSED;
    this.#postponed = undefined;
    this.#thread.emit({ kind: "guarded" });
  }

  get #isUrgent(): boolean {
    return this.#thread.measure().level === "blocking";
  }

  #conditions(): readonly unknown[] {
    const { model, summaryModel, limits } = this.#thread.settings;
    return [model?.name, model?.provider, summaryModel?.name, limits?.window];
  }

  /** True: that was enough. One entry, which can be undone. */
  async #prune(): Promise<boolean> {
    const { settings, transcript, figures } = this.#thread;
    const { use, budget } = this.#thread.measure();
    if (!budget) return false;
    const planned = inOwnCounts(transcript, settings);
    const { edits, saved } = prune(transcript, {
      policy: settings.policy,
      budget: planningBudget(planned),
      count: estimateTokens,
      forced: false,
    });
    const left = use.tokens - saved * ratesOf(transcript, settings).now;
    if (edits.length === 0 || left >= budget.trigger * figures.prunedEnough) return false;
    await this.#thread.append([{ kind: "prune", edits, reason: "auto" }]);
    await this.#thread.journal.sync();
    return true;
  }

  #judge(ending: Ending): void {
    switch (ending.kind) {
      case "compacted":
        this.#breaker = CLOSED;
        this.#postponed = undefined;
        break;
      case "failed":
        this.#failed(ending.fault ?? "passing", wordsOf(ending.error));
        break;
      case "inflated":
        this.#failed("passing", t("The summary was no shorter than what it would have replaced."));
        break;
      case "nothing":
        return this.postpone(t("All that is left is kept word for word; nothing can be summarized."));
      case "cancelled":
        return this.postpone(t("It was cancelled."));
      case "blocked":
        return this.postpone(t("A hook stopped it: {0}", ending.reason));
    }
    this.#thread.emit({ kind: "guarded" });
  }

  #failed(kind: "passing" | "lasting", problem: string): void {
    const failure = { kind, problem, at: this.#thread.ports.now(), conditions: this.#conditions() };
    this.#breaker = afterFailure(this.#breaker, failure, this.#thread.figures);
  }
}

const wordsOf = (error: unknown): string =>
  error instanceof UserFacingError ? error.what : t("Something went wrong inside; the log has the details.");
