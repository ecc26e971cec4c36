import type { FaultKind } from "../engine/guard/breaker.ts";
import type { Waiting } from "../engine/guard/retry.ts";
import { select } from "../engine/select/select.ts";
import type { Transcript } from "../engine/transcript.ts";
import { UserFacingError } from "../engine/userFacingError.ts";
import { t } from "../l10n/l10n.ts";
import type { Failure } from "../providers/provider.ts";
import { type CompactOptions, compactWith } from "./compacting.ts";
import type { ConversationPorts, Ending, Failed } from "./events.ts";
import { GuardedAsk } from "./guardedAsk.ts";
import type { Verdict } from "./hooks.ts";
import { planningBudget } from "./measure.ts";
import type { Retrying } from "./retrying.ts";
import { type ChatModel, type ChatSettings, isAskedUnbidden } from "./settings.ts";

/** One compaction to be made, in front or in the background. */
export interface Job extends CompactOptions, Omit<Retrying, "waiting" | "now" | "timer" | "random"> {
  readonly transcript: Transcript;
  readonly settings: ChatSettings;
  readonly session: string;
  readonly ports: ConversationPorts;
  /** False: better later with a model than now without one. */
  readonly isDigestWelcome: boolean;
  /** No model is to be asked. */
  readonly isDigest?: boolean;
  readonly onText: (text: string) => void;
  readonly onFellBack: (from: ChatModel, to: ChatModel, problem: string) => void;
}

/** Asks the hooks, then compacts with rows G1–G3 around the model. Changes nothing by itself. */
export async function guardedCompact(job: Job): Promise<Ending> {
  const { transcript, settings, signal, range } = job;
  const budget = planningBudget(settings);
  const nothing = select(transcript, { policy: settings.policy, budget, ...(range ? { range } : {}) });
  if (typeof nothing === "string") return { kind: "nothing", reason: nothing };
  const verdict = await verdictOf(job);
  if (signal.aborted) return { kind: "cancelled" };
  if ("veto" in verdict) return { kind: "blocked", reason: verdict.veto };
  return compactInTries(job, [job.instructions, ...verdict.instructions].filter(Boolean).join("\n\n"));
}

/** The summarizer found all ways of asking too large: again with less, then without a model (row G1). */
async function compactInTries(job: Job, instructions: string): Promise<Ending> {
  const { transcript, settings, signal, trigger, range, onText, ports } = job;
  const { tries, dropShare } = job.figures.overflow;
  let less: Less = {};
  for (let n = 1; ; n++) {
    const guarded = askOf(job);
    const asked = { ...(instructions ? { instructions } : {}), ...(range ? { range } : {}) };
    const options = { trigger, onText, now: ports.now, ...asked, ...less };
    const ask = job.isDigest ? {} : { ask: guarded.ask };
    const world = ports.world ? { world: ports.world } : {};
    const outcome = await compactWith(transcript, settings, { ...options, ...ask, ...world });
    const { failure } = guarded;
    if (signal.aborted || !failure) return outcome;
    if (outcome.kind === "cancelled") return failedBy(failure);
    const isDigest = outcome.kind === "compacted" && outcome.entry.strategy === "digest";
    if (failure.reason !== "overflow" || !isDigest || n > tries) return outcome;
    const { refused } = guarded;
    less = lessAfter(failure, { share: (1 - dropShare) ** n, refused, window: summaryWindow(settings) });
  }
}

interface Less {
  readonly summarizerWindow?: number;
  readonly dropOldest?: number;
}

/**
 * With the server's figures the plan can do right: `refused` is what it counted as `asked`, in our own
 * tokens, which plans are made of. Without them the oldest rounds are left out as well.
 */
function lessAfter(
  { limit, asked }: Failure & { reason: "overflow" },
  { share, refused, window }: { readonly share: number; readonly refused: number; readonly window: number },
): Less {
  if (limit !== undefined && asked !== undefined && asked > limit)
    return { summarizerWindow: Math.floor(((refused * limit) / asked) * share) };
  const summarizerWindow = Math.floor((limit ?? window) * share);
  return limit === undefined ? { summarizerWindow, dropOldest: 1 - share } : { summarizerWindow };
}

const summaryWindow = (settings: ChatSettings): number =>
  settings.summaryModel?.window ?? planningBudget(settings).window;

function askOf(job: Job): GuardedAsk {
  const { settings, figures, signal, onWait, onFellBack, isDigestWelcome } = job;
  const { now, timer, random } = job.ports;
  return new GuardedAsk({
    models: [summaryModelFor(job), settings.model].filter((model) => model !== undefined),
    tools: settings.tools,
    figures,
    signal,
    now,
    timer,
    random,
    onWait,
    onFellBack,
    waiting: waitingFor(job),
    isDigestAllowed: ({ reason }) => reason === "overflow" || isDigestWelcome,
  });
}

/** None where the user would be asked, out of the blue, whether it may be used. */
const summaryModelFor = ({ settings, trigger }: Job): ChatModel | undefined =>
  trigger === "user" || isAskedUnbidden(settings.summaryModel) ? settings.summaryModel : undefined;

const waitingFor = ({ trigger }: CompactOptions): Waiting => (trigger === "user" ? "manual" : "automatic");

function failedBy(failure: Failure): Failed {
  const error = new UserFacingError({
    what: failure.message,
    todo: t("The conversation is unchanged."),
  });
  return { kind: "failed", fault: faultOf(failure), error };
}

/** What waiting may put right, and what somebody has to. */
function faultOf({ reason }: Failure): FaultKind {
  const isLasting = reason === "auth" || reason === "quota" || reason === "modelMissing";
  return isLasting ? "lasting" : "passing";
}

async function verdictOf(job: Job): Promise<Verdict> {
  const { hooks } = job.ports;
  if (!hooks) return { instructions: [] };
  const { window, usable, trigger } = planningBudget(job.settings);
  const { tokens, items } = job.transcript;
  const figures = { tokens: tokens.total, messages: items.length, window, usable, triggerAt: trigger };
  const words = [job.settings.compactionInstructions, job.instructions].filter(Boolean).join("\n\n");
  return hooks.before(
    { trigger: job.trigger, session: job.session, instructions: words, figures },
    job.signal,
  );
}
