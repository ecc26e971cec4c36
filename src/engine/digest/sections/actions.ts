import { changedPaths } from "../../calls/facts.ts";
import { cut, flat } from "../../calls/wording.ts";
import { onlyReads, toldCommand, toldOutcome } from "../../reading/commands.ts";
import { isEffect, isLasting } from "../../reading/effects.ts";
import { recentness } from "../../reading/evidence.ts";
import type { Head } from "../../reading/head.ts";
import type { Deed, Step, Turn } from "../../reading/history.ts";
import type { Place } from "../../reading/place.ts";
import { sentencesOf } from "../../reading/sentences.ts";
import type { Statement } from "../../reading/statements.ts";
import { toldTarget } from "../../stub.ts";
import { carried, listDraft, type Line } from "../drafts.ts";
import type { Draft } from "../fit.ts";

/** Characters. */
const TITLE = 170;
const ASKED = 140;
const COMMAND = 90;
const TOOL = 40;
const MOST_EFFECTS = 4;

/**
 * Completed Actions. A turn that ended with a report is told by it; one that
 * did not is told by its steps: what the assistant said it would do, with what
 * it did and what came of that. Newer ones weigh more.
 */
export function actionsDraft(head: Head): Draft {
  const { history, earlier, focus } = head;
  // Before its first request the head goes on with the task that the previous summary names.
  const task = earlier.quote("Active Task");
  const lines = history.turns.flatMap((turn, i) => turnLines(turn, head, i === 0 ? task : ""));
  const weigh = ({ order, worth }: Weighed): number => worth + recentness(order, history.length);
  lines.sort((a, b) => weigh(b) - weigh(a));
  const old = carried(earlier.lines("Completed Actions")).toReversed();
  return listDraft({ heading: "Completed Actions", share: 0.2, isNumbered: true }, [...lines, ...old], focus);
}

interface Weighed extends Line {
  readonly worth: number;
}

/** `task`: what a turn without a request goes on with. */
function turnLines(turn: Turn, head: Head, task: string): Weighed[] {
  const report = reportLines(turn, head.reports.get(turn) ?? [], task);
  const isTold = report.length > 0 ? isLasting : isEffect;
  const steps = turn.steps.filter(({ deeds }) => deeds.some(isTold));
  return [...report, ...steps.flatMap((step) => stepLines(step, head))];
}

/** The report, after what was asked. */
function reportLines({ request }: Turn, report: readonly Statement[], task: string): Weighed[] {
  const words = flat(request?.text ?? task);
  const asked = words === "" ? "" : `“${cut(words, ASKED)}”: `;
  return report.map(({ at, text, worth }, i) => ({
    order: at + i / 100,
    worth,
    text: i === 0 ? asked + text : text,
  }));
}

/** One line where the assistant said what it does; else one for each thing it did. */
function stepLines({ at, said, deeds }: Step, { evidence, place }: Head): Weighed[] {
  const effects = effectsOf(deeds, place);
  const title = titleOf(said);
  const texts = title === "" ? effects : [`${title} — ${joined(effects)}`];
  return texts.map((text, i) => ({
    order: at + i / 1_000,
    worth: evidence.weigh(text),
    text: `${text} ${toolsOf(deeds)}`,
  }));
}

function joined(effects: readonly string[]): string {
  const more = effects.length > MOST_EFFECTS ? ` and ${effects.length - MOST_EFFECTS} more` : "";
  return effects.slice(0, MOST_EFFECTS).join(", ") + more;
}

/** What is announced, without the announcing: "Now let me also update the tests." is "Update the tests". */
const LEAD =
  /^(?:(?:now|next|first|then|also|good|great|ok(?:ay)?|perfect|alright|so|and|wait|finally)[,.!—–-]*\s+)*(?:(?:let me|let's|i'll|i will|i need to|i'm going to|we need to|i can|i should)\s+)?(?:(?:also|now|just|then|first)\s+)*/i;
const SHORT_TITLE = 60;

function titleOf(said: string): string {
  const sentences = sentencesOf(said).filter((sentence) => sentence.length > 15);
  const last = sentences.at(-1) ?? "";
  const before = last.length < SHORT_TITLE ? (sentences.at(-2) ?? "") : "";
  return cut(flat(`${plainly(before)} ${plainly(last).replace(/[:.]$/, "")}`), TITLE);
}

function plainly(sentence: string): string {
  const plain = sentence.replace(LEAD, "");
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** Files changed and commands run, each once, with how often and how it ended last. */
function effectsOf(deeds: readonly Deed[], place: Place): string[] {
  const effects = new Map<string, { times: number; end: string }>();
  const add = (what: string, end: string): void => {
    effects.set(what, { times: (effects.get(what)?.times ?? 0) + 1, end });
  };
  for (const deed of deeds.filter((one) => isEffect(one) || one.facts.action === "run")) {
    const { facts } = deed;
    for (const path of facts.action === "run" ? [] : changedPaths(facts)) add(`\`${place.tell(path)}\``, "");
    if (facts.action === "other") add(toldTarget(facts), "");
    if (facts.action === "run" && !onlyReads(facts))
      add(`\`${cut(toldCommand(facts), COMMAND)}\``, toldOutcome(deed));
  }
  return [...effects].map(([what, { times, end }]) =>
    [what, times > 1 ? ` ×${times}` : "", end && ` → ${end}`].join(""),
  );
}

function toolsOf(deeds: readonly Deed[]): string {
  const tools = new Set(deeds.filter(isEffect).map(({ tool }) => cut(flat(tool), TOOL)));
  return `[${[...tools].join(", ")}]`;
}
