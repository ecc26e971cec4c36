import { estimateTokens } from "../engine/estimate.ts";
import { maskSecrets } from "../engine/secrets/maskSecrets.ts";
import type { Attempted } from "../engine/summary/attempt.ts";
import { maxOutputFor, summaryBudget } from "../engine/summary/budget.ts";
import { flawOf } from "../engine/summary/check.ts";
import { formOf } from "../engine/summary/form.ts";
import { summarizeInChunks } from "../engine/summary/inChunks.ts";
import { serialize } from "../engine/summary/serialize.ts";
import type { Ask } from "../engine/summary/summarize.ts";
import { parseSections, type Section } from "../engine/summary/template.ts";
import type { Transcript } from "../engine/transcript.ts";
import { t } from "../l10n/l10n.ts";
import { askOnce } from "./asking.ts";
import { engineText } from "./engineTexts.ts";
import { planningBudget } from "./measure.ts";
import { type ChatSettings, modelOf } from "./settings.ts";

/** One section of the live summary, written again. */
export interface SectionAgain extends Section {
  /** What belongs under its heading; "": whatever belongs there now. */
  readonly what: string;
  readonly signal: AbortSignal;
}

export type WrittenAgain =
  | { readonly kind: "written"; readonly body: string }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "cancelled" };

/**
 * Has the summarizing model write one section again, from all the messages that
 * the live summary stands for and what the section says now. Nothing is
 * changed. Throws what a person is told where no model is chosen.
 */
export async function sectionAgain(
  transcript: Transcript,
  settings: ChatSettings,
  { heading, body, what, signal }: SectionAgain,
): Promise<WrittenAgain> {
  const { anchor, messages } = transcript;
  const model = settings.summaryModel ?? modelOf(settings);
  const covered = messages.slice(anchor?.from ?? 0, anchor?.to ?? 0);
  const texts = serialize(transcript, covered);
  if (texts.length === 0) return { kind: "failed", message: t("The summary stands for no messages.") };
  const ask: Ask = async (prompt, options) => (await askOnce(model, prompt, { ...options, signal })).answer;
  const budget = planningBudget(settings);
  const head = texts.reduce((sum, text) => sum + estimateTokens(text), 0);
  const most = summaryBudget(head, { policy: settings.policy, budget });
  const summarizer = { window: settings.summaryModel?.window ?? budget.window };
  const form = formOf({ kind: "template" }, [[heading, what || "what belongs under this heading"]]);
  const written = await summarizeInChunks(
    {
      form,
      budget: most,
      texts,
      anchor: `## ${heading}\n${maskSecrets(body).text}`,
      instructions: `Write only the section "${heading}"; all other sections stay as they are.`,
    },
    {
      summarizer,
      count: estimateTokens,
      attempt: {
        ask,
        continuations: settings.policy.guard.continuations,
        options: { maxOutput: maxOutputFor(most, summarizer), onText: () => undefined },
        flawIn: (text) => flawOf(text, { summary: estimateTokens(text), head, headings: [heading] }),
      },
    },
  );
  return asWritten(written, heading);
}

function asWritten(attempted: Attempted, heading: string): WrittenAgain {
  switch (attempted.kind) {
    case "written":
      return { kind: "written", body: bodyOf(attempted.text, heading) };
    case "failed":
      return { kind: "failed", message: engineText(attempted.message) };
    case "cancelled":
      return attempted;
  }
}

/** Secrets masked, as in every summary (row A4). */
function bodyOf(text: string, heading: string): string {
  const sections = parseSections(maskSecrets(text).text);
  return sections.find((one) => one.heading.toLowerCase() === heading.toLowerCase())?.body ?? "";
}
