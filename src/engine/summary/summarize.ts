import type { MessageEntry, Redaction, Strategy, Usage } from "../entries.ts";
import type { Plan } from "../plan.ts";
import type { Prompt } from "../prompt.ts";
import { redactionsIn } from "../secrets/maskedParts.ts";
import { addRedactions, maskSecrets } from "../secrets/maskSecrets.ts";
import { type Ask, Meter } from "./ask.ts";
import { attempt, type Attempt, type Attempted } from "./attempt.ts";
import { maxOutputFor, type Summarizer } from "./budget.ts";
import { flawOf } from "./check.ts";
import { digestSummary } from "./digestSummary.ts";
import { summarizeInChunks } from "./inChunks.ts";
import { liveRequest } from "./liveRequest.ts";
import { materialOf } from "./material.ts";
import { summaryRequest } from "./request.ts";
import type { Choice } from "./strategy.ts";

export type { Answer, Ask } from "./ask.ts";

export interface SummaryPorts {
  /** Absent: no model is set. */
  readonly ask?: Ask;
  readonly count: (text: string) => number;
  /** Streams the summary as it comes; "" starts it again from nothing. */
  readonly onText?: (text: string) => void;
}

export interface Summary {
  readonly kind: "summary";
  readonly markdown: string;
  readonly strategy: Strategy;
  readonly model?: string;
  /** Of all requests that were made for it, the useless ones included. */
  readonly usage?: Usage;
  /** Why this is a digest although a model was set. */
  readonly fallback?: string;
  /** Secrets masked on the way in or out; absent: none (row A4). */
  readonly redactions?: readonly Redaction[];
}

/** The model's summary if one can be had, else the digest: there is always one, unless it is cancelled. */
export async function summarize(
  plan: Plan,
  { ask, count, onText = () => undefined }: SummaryPorts,
): Promise<Summary | { readonly kind: "cancelled" }> {
  const meter = new Meter();
  let failed: Failed | undefined;
  let isWholeRefused = false;
  for (const { strategy } of ask && plan.summarizer ? plan.strategies.choices : []) {
    if (failed && !mayHelp(strategy, failed)) continue;
    onText("");
    const asking = { plan, count, onText, ask: meter.measured(ask as Ask), isWholeRefused };
    const made = await write(strategy, asking);
    if (made.kind === "cancelled") return made;
    if (made.kind === "written")
      return {
        kind: "summary",
        ...masked(made.text, readBy(strategy, plan)),
        strategy,
        model: made.model,
        ...meter.spent,
      };
    failed = made;
    isWholeRefused = strategy === "transcript" && made.isOverflow === true && made !== TOO_LARGE;
  }
  const fallback = failed?.message ?? plan.strategies.fallback;
  const made = masked(digestSummary(plan, count), plan.selection.head);
  onText("");
  onText(made.markdown);
  return { kind: "summary", ...made, strategy: "digest", ...meter.spent, ...(fallback ? { fallback } : {}) };
}

/** The live prefix goes out as the same model has just read it: there, only the answer is masked. */
const readBy = (strategy: Choice["strategy"], { told }: Plan): readonly MessageEntry[] =>
  strategy === "livePrefix" ? [] : told;

/** A summary without secrets, with the count of those in it and in what it was made from (row A4). */
function masked(summary: string, read: readonly MessageEntry[]): Pick<Summary, "markdown" | "redactions"> {
  const { text: markdown, redactions: own } = maskSecrets(summary);
  const redactions = addRedactions(redactionsIn(read), own);
  return { markdown, ...(redactions.length > 0 ? { redactions } : {}) };
}

type Failed = Extract<Attempted, { kind: "failed" }>;

/**
 * Whether another way of asking can help after that failure: a smaller input
 * where it was too large, a plainer one where the model misunderstood; none
 * where the model cannot be reached.
 */
const mayHelp = (strategy: Choice["strategy"], { isOverflow, isMisunderstood }: Failed): boolean =>
  strategy === "chunks" ? isOverflow === true : isOverflow === true || isMisunderstood === true;

interface Writing {
  readonly plan: Plan;
  readonly ask: Ask;
  readonly count: (text: string) => number;
  readonly onText: (text: string) => void;
  readonly isWholeRefused: boolean;
}

async function write(strategy: Choice["strategy"], writing: Writing): Promise<Attempted> {
  const { plan, count } = writing;
  const { selection, summarizer, wishes } = plan;
  if (!summarizer) return { kind: "failed", message: "No model is set." };
  const trying = attemptOf(writing, summarizer);
  switch (strategy) {
    case "livePrefix": {
      const request = liveRequest(selection, summarizer.live?.system ?? "", wishes);
      return attempt(request, { ...trying, options: { ...trying.options, keepsPrefix: true } });
    }
    case "transcript": {
      const { texts, ...material } = materialOf(plan);
      const request = summaryRequest({ ...material, conversation: texts.join("\n\n") });
      // The plan went by stored counts; what is really asked may be larger.
      const room = summarizer.window - trying.options.maxOutput;
      return tokensOf(request, count) > room ? TOO_LARGE : attempt(request, trying);
    }
    case "chunks":
      return summarizeInChunks(materialOf(plan), {
        summarizer,
        count,
        attempt: trying,
        isWholeRefused: writing.isWholeRefused,
      });
  }
}

const TOO_LARGE: Failed = {
  kind: "failed",
  message: "The part to summarize is larger than the model's window.",
  isOverflow: true,
};

const tokensOf = ({ system, messages }: Prompt, count: (text: string) => number): number =>
  count(system) + messages.reduce((sum, { text }) => sum + count(text), 0);

function attemptOf({ plan, ask, count, onText }: Writing, summarizer: Summarizer): Attempt {
  const { summaryBudget, headTokens: head, wishes, policy } = plan;
  return {
    ask,
    continuations: policy.guard.continuations,
    options: { maxOutput: maxOutputFor(summaryBudget, summarizer), onText },
    flawIn: (text) => flawOf(text, { summary: count(text), head, headings: wishes.form.headings }),
  };
}
