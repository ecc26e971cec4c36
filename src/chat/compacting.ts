import { compact, type Outcome } from "../engine/compact.ts";
import type { CompactionTrigger } from "../engine/entries.ts";
import { estimateTokens } from "../engine/estimate.ts";
import type { PlanSettings } from "../engine/plan.ts";
import type { RestorePorts } from "../engine/restore/restore.ts";
import type { Range } from "../engine/select/select.ts";
import type { Summarizer } from "../engine/summary/budget.ts";
import { readWish } from "../engine/summary/focus.ts";
import { hasReasoned } from "../engine/summary/reasoned.ts";
import type { Ask } from "../engine/summary/summarize.ts";
import { readTemplate, type Template } from "../engine/summary/template.ts";
import type { Transcript } from "../engine/transcript.ts";
import { fixedOf, measure, planningBudget } from "./measure.ts";
import type { ChatSettings } from "./settings.ts";
import { SYSTEM_PROMPT } from "./systemPrompt.ts";

export interface CompactOptions {
  readonly trigger: CompactionTrigger;
  /** The user's own words for this one summary, after those of the settings; "focus on …" first names its topic. */
  readonly instructions?: string;
  /** What of the conversation is summarized (row S8); absent: everything but the tail. */
  readonly range?: Range;
}

interface Compacting extends CompactOptions {
  /** Absent: it is made without a model. */
  readonly ask?: Ask;
  readonly now: () => number;
  readonly onText: (text: string) => void;
  /** What is read again after the cut (rows R1, R2); absent: only the plan. */
  readonly world?: RestorePorts;
  /** After an overflow: the summarizer's window, tokens, and the share of the oldest rounds it does not get (row G1). */
  readonly summarizerWindow?: number;
  readonly dropOldest?: number;
}

/** A compaction with the model of the settings, or without one. Changes nothing by itself. */
export async function compactWith(
  transcript: Transcript,
  settings: ChatSettings,
  { ask, now, onText, world, ...options }: Compacting,
): Promise<Outcome> {
  const template = await templateIn(world);
  const planned = {
    ...planSettings(transcript, settings, options),
    trigger: options.trigger,
    ...(template ? { template } : {}),
  };
  const ports = { ...(ask ? { ask } : {}), ...(world ? { world } : {}) };
  return compact(transcript, planned, { count: estimateTokens, now, onText, ...ports });
}

/** In the workspace: its own headings for summaries (row Z2). */
export const TEMPLATE_FILE = ".anchored-chat/template.md";

/** The workspace's own headings for summaries (row Z2); undefined where it has none. */
export async function templateIn(world: RestorePorts | undefined): Promise<Template | undefined> {
  const content = await world?.readFile(TEMPLATE_FILE);
  return content?.kind === "text" ? readTemplate(content.text) : undefined;
}

type Planned = CompactOptions & Pick<Compacting, "summarizerWindow" | "dropOldest">;

/** What a plan is made by. */
export function planSettings(transcript: Transcript, settings: ChatSettings, options: Planned): PlanSettings {
  const { policy, compactionInstructions } = settings;
  const { trigger, dropOldest, range } = options;
  const { focus, instructions } = readWish(options.instructions ?? "");
  const wishes = [compactionInstructions, instructions].filter(Boolean).join("\n\n");
  const summarizer = summarizerOf(transcript, settings, options);
  const { system, tools } = fixedOf(settings);
  return {
    policy,
    budget: planningBudget(settings),
    count: estimateTokens,
    forced: trigger !== "auto",
    fixed: system + tools,
    ...(focus ? { focus } : {}),
    ...(wishes ? { instructions: wishes } : {}),
    ...(range ? { range } : {}),
    ...(dropOldest === undefined ? {} : { dropOldest }),
    ...(summarizer ? { summarizer } : {}),
  };
}

function summarizerOf(
  transcript: Transcript,
  settings: ChatSettings,
  { summarizerWindow }: Planned,
): Summarizer | undefined {
  const { model, summaryModel } = settings;
  const writer = summaryModel ?? model;
  if (!writer) return undefined;
  const window = summarizerWindow ?? summaryModel?.window ?? planningBudget(settings).window;
  // Only the chat's own model can have the conversation in its cache, and only once it has answered.
  const isLive = !summaryModel && newestModel(transcript) === writer.name;
  // In our own counts, as the window is (planning.ts).
  const { system, tools } = fixedOf(settings);
  const counted = system + tools + transcript.tokens.total;
  const used = Math.min(counted, measure(transcript, settings).use.tokens);
  const live = { system: SYSTEM_PROMPT, used };
  return { window, reasons: hasReasoned(transcript, writer.name), ...(isLive ? { live } : {}) };
}

/** The model of the newest answer. */
function newestModel({ messages }: Transcript): string | undefined {
  for (let i = messages.length - 1; i >= 0; i--) {
    const message = messages.at(i);
    if (message?.role === "assistant") return message.model;
  }
  return undefined;
}
