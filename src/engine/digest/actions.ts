import { pathsOf } from "../calls/facts.ts";
import { cut, flat } from "../calls/wording.ts";
import { onlyReads, toldCommand, toldOutcome } from "./commands.ts";
import { listDraft, type Line } from "./drafts.ts";
import type { Earlier } from "./earlier.ts";
import type { Evidence } from "./gather.ts";
import type { Draft } from "./fit.ts";
import type { Deed, History, Step, Turn } from "./history.ts";
import type { Place } from "./place.ts";
import { sentencesOf } from "./sentences.ts";
import type { Statement } from "./statements.ts";

const TITLE = 170;
const ASKED = 140;
const MOST_OF_REPORT = 6;
const MOST_EFFECTS = 4;

interface Telling {
  readonly history: History;
  readonly evidence: Evidence;
  readonly place: Place;
  readonly statements: readonly Statement[];
}

/**
 * Completed Actions. A turn that ended with a report is told by it; one that
 * did not is told by its steps: what the assistant said it would do, with what
 * it did and what came of that. Newer ones weigh more.
 */
export function actionsDraft(telling: Telling, earlier: Earlier): Draft {
  const { history } = telling;
  const lines = history.turns.flatMap((turn) => turnLines(turn, telling));
  const weigh = ({ order, worth }: Weighed): number => worth + (3 * order) / Math.max(1, history.length);
  lines.sort((a, b) => weigh(b) - weigh(a));
  const carried = earlier.lines("Completed Actions").map((text, i) => ({ text, order: i - 1_000_000 }));
  return listDraft({ heading: "Completed Actions", share: 0.2, numbered: true }, [...lines, ...carried.toReversed()]);
}

type Weighed = Line & { readonly worth: number };

function turnLines(turn: Turn, telling: Telling): Weighed[] {
  const report = turn.steps.some((step) => hasEffect(step, false)) ? reportLines(turn, telling) : [];
  const steps = turn.steps.filter((step) => hasEffect(step, report.length > 0)).map((step) => stepLine(step, telling));
  return [...report, ...steps];
}

function reportLines(turn: Turn, { statements }: Telling): Weighed[] {
  const at = turn.steps.at(-1)?.at;
  const own = statements.filter((statement) => statement.isReport && statement.at === at && (statement.topic === "other" || statement.topic === "value"));
  const best = own.toSorted((a, b) => b.worth - a.worth).slice(0, MOST_OF_REPORT);
  const asked = turn.request ? `“${cut(flat(turn.request.text), ASKED)}”: ` : "";
  return own
    .filter((statement) => best.includes(statement))
    .map(({ text, worth }, i) => ({ order: (at ?? 0) + i / 100, worth, text: i === 0 ? asked + text : text }));
}

/** A step that left a trace; in a turn with a report only what was run, for its outcome. */
function hasEffect({ deeds }: Step, isReported: boolean): boolean {
  return deeds.some(({ facts, outcome }) => {
    if (outcome?.failed) return false;
    if (facts.action === "run") return !onlyReads(facts) && (!isReported || /\bgit (?:commit|push|merge|rebase)\b|\bgh \w+ create\b/.test(facts.command));
    return !isReported && (facts.action === "edit" || facts.action === "write");
  });
}

function stepLine(step: Step, { evidence, place }: Telling): Weighed {
  const title = titleOf(step.said);
  const effects = effectsOf(step.deeds, place);
  const text = [title, effects].filter(Boolean).join(" — ");
  return { order: step.at, worth: evidence.weigh(text), text: `${text} ${toolsOf(step.deeds)}`.trim() };
}

/** What is left of the announcement when the announcing is taken away. */
const LEAD =
  /^(?:(?:now|next|first|then|also|good|great|ok(?:ay)?|perfect|alright|so|and|wait|finally)[,.!—–-]*\s+)*(?:(?:let me|let's|i'll|i will|i need to|i'm going to|we need to|i can|i should)\s+)?(?:(?:also|now|just|then|first)\s+)*/i;

function titleOf(said: string): string {
  const sentences = sentencesOf(said).filter((sentence) => sentence.length > 15);
  const last = sentences.at(-1) ?? "";
  const told = last.length < 60 && sentences.length > 1 ? `${sentences.at(-2) ?? ""} ${last}` : last;
  const title = told.replace(LEAD, "").replace(/[:.]\s*$/, "");
  return cut(title.charAt(0).toUpperCase() + title.slice(1), TITLE);
}

function effectsOf(deeds: readonly Deed[], place: Place): string {
  const effects = new Set<string>();
  for (const deed of deeds) {
    if (deed.outcome?.failed && deed.facts.action !== "run") continue;
    if (deed.facts.action === "edit" || deed.facts.action === "write") for (const path of pathsOf(deed.facts)) effects.add(`\`${place.tell(path)}\``);
    if (deed.facts.action === "run" && !onlyReads(deed.facts)) effects.add(`\`${cut(toldCommand(deed.facts), 90)}\` → ${toldOutcome(deed)}`);
  }
  const told = [...effects];
  const more = told.length > MOST_EFFECTS ? ` and ${told.length - MOST_EFFECTS} more` : "";
  return told.slice(0, MOST_EFFECTS).join(", ") + more;
}

const toolsOf = (deeds: readonly Deed[]): string => {
  const tools = new Set(deeds.filter(({ facts }) => ["edit", "write", "run"].includes(facts.action)).map(({ tool }) => tool));
  return tools.size === 0 ? "" : `[${[...tools].join(", ")}]`;
};
