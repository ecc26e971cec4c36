import { digest } from "../digest/digest.ts";
import type { Strategy, Usage } from "../entries.ts";
import { newestRequest, type Plan } from "../plan.ts";
import type { Prompt } from "../prompt.ts";
import { maxOutputFor } from "./budget.ts";
import { cleanSummary, type Flaw, flawOf } from "./check.ts";
import { continueRequest, repairRequest, type SummaryMaterial, summaryRequest } from "./request.ts";
import { parseSections, printSections } from "./template.ts";

/** One request to the summarizing model. Never throws. */
export type Ask = (
  prompt: Prompt,
  options: { readonly maxOutput: number; readonly onText: (text: string) => void },
) => Promise<Answer>;

export type Answer =
  | {
      readonly kind: "answered";
      readonly text: string;
      readonly isCut: boolean;
      readonly model: string;
      readonly usage?: Usage;
    }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "cancelled" };

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
  readonly usage?: Usage;
  /** Why this is a digest although a model was set. */
  readonly fallback?: string;
}

const MOST_CONTINUATIONS = 3;

/** The model's summary if one can be had, else the digest: there is always one, unless it is cancelled. */
export async function summarize(
  plan: Plan,
  ports: SummaryPorts,
): Promise<Summary | { readonly kind: "cancelled" }> {
  const { material } = plan;
  if (!material || !ports.ask) return digestOf(plan, ports, plan.fallback);
  const answer = await askWell(material, ports.ask, { plan, ports });
  if (answer.kind === "cancelled") return answer;
  if (answer.kind === "failed") return digestOf(plan, ports, answer.message);
  const { text: markdown, model, usage } = answer;
  return { kind: "summary", markdown, strategy: "transcript", model, ...(usage ? { usage } : {}) };
}

interface Asking {
  readonly plan: Plan;
  readonly ports: SummaryPorts;
}

/** Asks, lets a cut answer go on, and repairs one without headings once (row Z8). */
async function askWell(material: SummaryMaterial, ask: Ask, asking: Asking): Promise<Answer> {
  const request = summaryRequest(material);
  const first = await askWhole(request, ask, asking);
  if (first.kind !== "answered") return first;
  if (flawIn(first.text, asking) !== "no-headings") return judged(first, asking);
  asking.ports.onText?.("");
  const second = await askWhole(repairRequest(request, first.text), ask, asking);
  return judged(second, asking);
}

async function askWhole(request: Prompt, ask: Ask, { plan, ports }: Asking): Promise<Answer> {
  const options = { maxOutput: maxOutputFor(plan.summaryBudget), onText: ports.onText ?? (() => undefined) };
  let answer = await ask(request, options);
  for (let i = 0; i < MOST_CONTINUATIONS && answer.kind === "answered" && answer.isCut; i++) {
    const more = await ask(continueRequest(request, answer.text), options);
    if (more.kind !== "answered") return more;
    answer = { ...more, text: answer.text + more.text, ...addUsage(answer.usage, more.usage) };
  }
  return answer.kind === "answered" ? { ...answer, text: cleanSummary(answer.text) } : answer;
}

function addUsage(a: Usage | undefined, b: Usage | undefined): { usage?: Usage } {
  if (!a || !b) return a || b ? { usage: (a ?? b) as Usage } : {};
  const usage = {
    prompt: a.prompt + b.prompt,
    cached: a.cached + b.cached,
    output: a.output + b.output,
    reasoning: a.reasoning + b.reasoning,
  };
  return { usage };
}

const flawIn = (summary: string, { plan, ports }: Asking): Flaw | undefined =>
  flawOf(summary, { summary: ports.count(summary), head: plan.headTokens });

function judged(answer: Answer, asking: Asking): Answer {
  if (answer.kind !== "answered") return answer;
  const flaw = flawIn(answer.text, asking);
  return flaw ? { kind: "failed", message: FLAWS[flaw] } : answer;
}

const FLAWS: Record<Flaw, string> = {
  empty: "The model's summary was empty.",
  "no-headings": "The model did not write a summary in the form asked for.",
  "error-text": "The server sent an error in place of a summary.",
  inflated: "The model's summary was longer than what it replaces.",
};

/** Tokens. Beyond this a digest adds names that nobody asks for again, measured on real conversations. */
const DIGEST_MOST = 4_000;

function digestOf(
  { selection, summaryBudget, instructions }: Plan,
  ports: SummaryPorts,
  fallback?: string,
): Summary {
  const anchor = selection.transcript.anchor?.summary;
  ports.onText?.("");
  const made = digest({
    messages: selection.head,
    budget: Math.min(summaryBudget, DIGEST_MOST),
    count: ports.count,
    ...(anchor === undefined ? {} : { anchor }),
    ...(instructions === undefined ? {} : { instructions }),
  });
  const markdown = withActiveTask(made, newestRequest(selection.tail));
  ports.onText?.(markdown);
  return { kind: "summary", markdown, strategy: "digest", ...(fallback ? { fallback } : {}) };
}

/** Characters. */
const TASK_MOST = 300;

/** A digest knows the head only; a request in the tail is newer than any it found there. */
function withActiveTask(markdown: string, newest: string | undefined): string {
  if (newest === undefined) return markdown;
  const [first = ""] = newest.slice(0, TASK_MOST).split("\n");
  const body = `> ${first}${first.length < newest.length ? " …" : ""}\n\n(It follows this summary word for word.)`;
  const others = parseSections(markdown).filter(({ heading }) => heading !== "Active Task");
  return printSections([{ heading: "Active Task", body }, ...others]);
}
