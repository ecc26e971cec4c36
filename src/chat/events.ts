import type { Outcome } from "../engine/compact.ts";
import type { Entry, EntryId } from "../engine/entries.ts";
import type { FaultKind } from "../engine/guard/breaker.ts";
import type { RestorePorts } from "../engine/restore/restore.ts";
import type { Timer } from "../providers/timer.ts";
import type { Delta } from "./answer.ts";
import type { CompactionHooks } from "./hooks.ts";
import type { Run } from "./run.ts";
import type { ChatSettings } from "./settings.ts";

export type ConversationEvent =
  | { readonly kind: "appended"; readonly entries: readonly Entry[] }
  | { readonly kind: "runStarted"; readonly run: Run }
  | { readonly kind: "answerDelta"; readonly run: Run; readonly delta: Delta }
  /** A piece of the summary that is being written; "" means from the start again. */
  | { readonly kind: "summaryDelta"; readonly run: Run; readonly text: string }
  /** A call of this message asks, runs, or has put something out (`Conversation.pendingCalls`). */
  | { readonly kind: "callChanged"; readonly message: EntryId }
  /** The run waits before it tries again (`run.wait`), or goes on. */
  | { readonly kind: "runWaits"; readonly run: Run }
  | { readonly kind: "runEnded"; readonly run: Run; readonly outcome?: Ending | Resent }
  /** The message that waits for the end of a compaction is another one, or gone. */
  | { readonly kind: "queued" }
  /** The compaction that waits for the user's yes is gone, or is there again. */
  | { readonly kind: "proposed" }
  /** What automatic compaction would do is something else now. */
  | { readonly kind: "guarded" }
  /** A preparation in the background has begun, or is given up; at its end what is "guarded" has changed. */
  | { readonly kind: "preparing" }
  /** Something worth a line that leaves nothing else to see. */
  | { readonly kind: "told"; readonly news: News };

export type News =
  /** Row G3: the summary was asked of the chat model instead. */
  | { readonly kind: "fellBack"; readonly from: string; readonly to: string; readonly problem: string }
  /** Row G1: the server's window was too small even after a compaction. */
  | { readonly kind: "leftOut"; readonly messages: number }
  /** The model or its server refuses tools; it was asked without them. */
  | { readonly kind: "noTools"; readonly model: string; readonly problem: string }
  /** So many answers to one message have called tools; the user has to say whether that goes on. */
  | { readonly kind: "manyRounds"; readonly rounds: number };

/** How a compaction ended. */
export type Ending = Outcome | Failed | Blocked;

/** Nothing of the run was kept. `fault` is there when it was the model's; else something broke that is not. */
export interface Failed {
  readonly kind: "failed";
  readonly error: unknown;
  readonly fault?: FaultKind;
}

/** A hook has refused it (row H1). */
export interface Blocked {
  readonly kind: "blocked";
  readonly reason: string;
}

/** The request did not fit; the same question is asked again in another run (row G1). */
export interface Resent {
  readonly kind: "resent";
}

/** Before a request is sent again (row G2). */
export interface Wait {
  /** Milliseconds since 1970. */
  readonly until: number;
  /** The retry that comes next, from 1, and how many there are at most. */
  readonly retry: number;
  readonly most: number;
  /** What went wrong: a sentence for people. */
  readonly problem: string;
}

export interface ConversationPorts {
  readonly settings: () => ChatSettings;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newRunId: () => string;
  readonly timer: Timer;
  /** 0 ≤ random < 1. */
  readonly random: () => number;
  readonly hooks?: CompactionHooks;
  /** What is read again after a compaction; absent: nothing of the disk. */
  readonly world?: RestorePorts;
  /** A refusal told the real window of a model, in tokens. */
  readonly onLimit?: (model: string, window: number) => void;
  /** A refusal told that a model cannot call tools: the settings should give none for it. */
  readonly onNoTools?: (model: string) => void;
}
