import type { Mode } from "../../engine/guard/automatic.ts";
import type { Decision, Hold } from "../../engine/guard/automatic.ts";
import type { Pruning } from "../../engine/prune/prune.ts";
import { counted, t } from "../../l10n/l10n.ts";
import { tokens, whole } from "../format.ts";

export interface Ahead {
  readonly decision: Decision;
  readonly mode: Mode;
  /** Tokens in use. */
  readonly used: number;
  /** Tokens; absent: the window is not known. */
  readonly trigger: number | undefined;
  /** What a turn has added of late, tokens; 0: not known. */
  readonly perTurn: number;
  /** What would be pruned before anything is summarized. */
  readonly pruning: Pick<Pruning, "edits" | "saved">;
}

/** Further away it is not worth a figure. */
const FAR = 50;

/** What automatic compaction would do next, and when. */
export function nextWords({ decision, mode, used, trigger, perTurn, pruning }: Ahead): string {
  if (trigger === undefined) return t("The window is not known, so nothing is compacted by itself.");
  switch (decision.kind) {
    case "held":
      return heldWords(decision.by);
    case "ask":
      return t("The trigger is reached: you are asked whether to compact.");
    case "fire":
      return sentences(
        t("The trigger is reached: the next message is preceded by a compaction."),
        pruneWords(pruning),
      );
    case "room":
    case "prepare":
      if (mode === "off") return t("Automatic compaction is off.");
      return sentences(
        distanceWords(
          mode === "ask"
            ? t("You are asked at {0}", tokens(trigger))
            : t("Automatic compaction at {0}", tokens(trigger)),
          turnsAway(trigger - used, perTurn),
        ),
        pruneWords(pruning),
      );
  }
}

const sentences = (...said: readonly string[]): string => said.filter((one) => one !== "").join(" ");

/** Undefined: not known. */
const turnsAway = (left: number, perTurn: number): number | undefined =>
  perTurn <= 0 ? undefined : Math.max(1, Math.ceil(left / perTurn));

function distanceWords(what: string, turns: number | undefined): string {
  if (turns === undefined) return t("{0}.", what);
  if (turns > FAR) return t("{0}: more than {1} turns away.", what, whole(FAR));
  return turns === 1
    ? t("{0}: in the next turn or so.", what)
    : t("{0}: about {1} turns away.", what, whole(turns));
}

const pruneWords = ({ edits, saved }: Ahead["pruning"]): string =>
  edits.length === 0
    ? ""
    : counted(
        edits.length,
        "Pruning {0} old part comes first and frees {1}.",
        "Pruning {0} old parts comes first and frees {1}.",
        tokens(saved),
      );

function heldWords(hold: Hold): string {
  switch (hold.kind) {
    case "off":
      return t("Automatic compaction is off.");
    case "notHere":
      return t("Automatic compaction is off in this conversation.");
    case "postponed":
      return t("Automatic compaction waits until more is in use. {0}", hold.because ?? t("You put it off."));
    case "resting":
      return t("Automatic compaction did not work and is tried again soon: {0}", hold.problem);
    case "open":
      return counted(
        hold.failures,
        "Automatic compaction has failed {0} time and waits until something changes: {1}",
        "Automatic compaction has failed {0} times and waits until something changes: {1}",
        hold.problem,
      );
    case "thrashing":
      return t("Automatic compaction has stopped: the last ones freed too little.");
  }
}
