import type { Prompt } from "../prompt.ts";
import type { Answer, Ask, AskOptions } from "./ask.ts";
import { cleanSummary, type Flaw } from "./check.ts";
import { continueRequest, repairRequest } from "./followUp.ts";

export interface Attempt {
  readonly ask: Ask;
  readonly options: AskOptions;
  /** How often a cut answer may go on. */
  readonly continuations: number;
  readonly flawIn: (summary: string) => Flaw | undefined;
}

/** A checked summary, or why there is none. `isMisunderstood`: the model answered something else. */
export type Attempted =
  | { readonly kind: "written"; readonly text: string; readonly model: string }
  | {
      readonly kind: "failed";
      readonly message: string;
      readonly isMisunderstood?: boolean;
      readonly isOverflow?: boolean;
    }
  | { readonly kind: "cancelled" };

/** Asks, lets a cut answer go on, and repairs one without headings once (row Z8). */
export async function attempt(request: Prompt, { flawIn, ...asking }: Attempt): Promise<Attempted> {
  const first = await askWhole(request, asking);
  if (first.kind !== "answered") return first;
  const flaw = flawIn(first.text);
  if (flaw !== "no-headings") return judged(first, flaw);
  asking.options.onText("");
  const second = await askWhole(repairRequest(request, first.text), asking);
  return second.kind === "answered" ? judged(second, flawIn(second.text)) : second;
}

type Answered = Extract<Answer, { kind: "answered" }>;

function judged({ text, model, isCut }: Answered, flaw: Flaw | undefined): Attempted {
  if (!flaw) return { kind: "written", text, model };
  const message = flaw === "empty" && isCut ? ALL_THOUGHT : FLAWS[flaw];
  return { kind: "failed", message, isMisunderstood: flaw !== "inflated" };
}

const ALL_THOUGHT = "The model came to its output limit before it wrote anything of the summary.";

const FLAWS: Record<Flaw, string> = {
  empty: "The model's summary was empty.",
  "no-headings": "The model did not write a summary in the form asked for.",
  "error-text": "The server sent an error in place of a summary.",
  inflated: "The model's summary was longer than what it replaces.",
};

/** The whole answer, cleaned. One that cannot go on any more counts as it is. */
async function askWhole(
  request: Prompt,
  { ask, options, continuations }: Omit<Attempt, "flawIn">,
): Promise<Answer> {
  let answer = await ask(request, options);
  for (let i = 0; i < continuations; i++) {
    if (answer.kind !== "answered" || !answer.isCut || answer.text.trim() === "") break;
    const more = await ask(continueRequest(request, answer.text), options);
    if (more.kind === "cancelled") return more;
    if (more.kind === "failed") break;
    answer = { ...more, text: answer.text + more.text };
  }
  return answer.kind === "answered" ? { ...answer, text: cleanSummary(answer.text) } : answer;
}
