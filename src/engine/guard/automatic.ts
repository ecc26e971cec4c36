import { type Budget, levelOf } from "../budget.ts";
import type { BreakerState } from "./breaker.ts";
import type { GuardFigures } from "./figures.ts";
import type { Thrashing } from "./thrashing.ts";

/** What the user wants to happen by itself. */
export type Mode = "auto" | "ask" | "off";

/** Automatic compaction was put off when so much was in use. */
export interface Postponed {
  readonly at: number;
  /** Why, for people; absent: the user said so. */
  readonly because?: string;
}

export interface Situation {
  readonly mode: Mode;
  /** False: not in this conversation. */
  readonly isAllowed: boolean;
  readonly used: number;
  /** Absent: the window is not known, and nothing fires. */
  readonly budget: Budget | undefined;
  readonly postponed: Postponed | undefined;
  readonly breaker: BreakerState;
  readonly thrashing: Thrashing | undefined;
}

/** Why nothing happens although the trigger is passed. */
export type Hold =
  | { readonly kind: "off" }
  | { readonly kind: "notHere" }
  | { readonly kind: "postponed"; readonly because?: string }
  | Exclude<BreakerState, { kind: "closed" }>
  | ({ readonly kind: "thrashing" } & Thrashing);

export type Decision =
  /** There is room. */
  | { readonly kind: "room" }
  /** There is room, but not for long: prepare (row G8). */
  | { readonly kind: "prepare" }
  | { readonly kind: "ask" }
  | { readonly kind: "fire" }
  | { readonly kind: "held"; readonly by: Hold };

/** What automatic compaction does now. Pure; the same question gets the same answer. */
export function decide(situation: Situation, figures: GuardFigures): Decision {
  const { used, budget, mode } = situation;
  if (!budget) return { kind: "room" };
  const hold = holdOf(situation, figures);
  if (used < budget.trigger) {
    const isNear = used >= budget.trigger * figures.prepareAt;
    return { kind: isNear && mode === "auto" && !hold ? "prepare" : "room" };
  }
  if (hold) return { kind: "held", by: hold };
  return { kind: mode === "ask" ? "ask" : "fire" };
}

function holdOf(situation: Situation, figures: GuardFigures): Hold | undefined {
  const { mode, isAllowed, breaker, thrashing } = situation;
  if (mode === "off") return { kind: "off" };
  if (!isAllowed) return { kind: "notHere" };
  // Asking does no harm: what keeps a machine from trying again does not bind the user.
  if (mode === "auto" && thrashing) return { kind: "thrashing", ...thrashing };
  if (mode === "auto" && breaker.kind !== "closed") return breaker;
  return isPostponed(situation, figures) ? { kind: "postponed", ...reasonOf(situation) } : undefined;
}

const reasonOf = ({ postponed }: Situation): { because?: string } =>
  postponed?.because === undefined ? {} : { because: postponed.because };

/** Put off until more is in use, or clearly less; not beyond the point where the next request may not fit. */
function isPostponed({ postponed, used, budget }: Situation, figures: GuardFigures): boolean {
  if (!postponed || !budget) return false;
  const { at } = postponed;
  const isUrgent = (tokens: number): boolean => levelOf(tokens, budget) === "blocking";
  if (isUrgent(used) && !isUrgent(at)) return false;
  return Math.abs(used - at) < budget.usable * figures.postponedFor;
}
