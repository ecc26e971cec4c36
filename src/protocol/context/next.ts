import type { Mode } from "../../engine/guard/automatic.ts";
import type { Decision, Hold } from "../../engine/guard/automatic.ts";
import type { Pruning } from "../../engine/prune/prune.ts";
import { counted, tokens } from "../format.ts";

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
  if (trigger === undefined) return "The window is not known, so nothing is compacted by itself.";
  switch (decision.kind) {
    case "held":
      return heldWords(decision.by);
    case "ask":
      return "The trigger is reached: you are asked whether to compact.";
    case "fire":
      return `The trigger is reached: the next message is preceded by a compaction.${pruneWords(pruning)}`;
    case "room":
    case "prepare":
      if (mode === "off") return "Automatic compaction is off.";
      return `${mode === "ask" ? "You are asked" : "Automatic compaction"} at ${tokens(trigger)}${distance(trigger - used, perTurn)}.${pruneWords(pruning)}`;
  }
}

function distance(left: number, perTurn: number): string {
  if (perTurn <= 0) return "";
  const turns = Math.max(1, Math.ceil(left / perTurn));
  if (turns > FAR) return `: more than ${FAR} turns away`;
  return turns === 1 ? ": in the next turn or so" : `: about ${counted(turns, "turn")} away`;
}

const pruneWords = ({ edits, saved }: Ahead["pruning"]): string =>
  edits.length === 0
    ? ""
    : ` Pruning ${counted(edits.length, "old part")} comes first and frees ${tokens(saved)}.`;

function heldWords(hold: Hold): string {
  switch (hold.kind) {
    case "off":
      return "Automatic compaction is off.";
    case "notHere":
      return "Automatic compaction is off in this conversation.";
    case "postponed":
      return `Automatic compaction waits until more is in use. ${hold.because ?? "You put it off."}`;
    case "resting":
      return `Automatic compaction did not work and is tried again soon: ${hold.problem}`;
    case "open":
      return `Automatic compaction has failed ${hold.failures} times and waits until something changes: ${hold.problem}`;
    case "thrashing":
      return "Automatic compaction has stopped: the last ones freed too little.";
  }
}
