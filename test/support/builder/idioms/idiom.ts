import type { Dice } from "../dice.ts";
import type { Port } from "../places.ts";

/** What an idiom is filled in with. */
interface Draw {
  readonly dice: Dice;
  readonly port: Port;
  /** As people say it, after "a": "sailing", "group sailing". */
  readonly one: string;
  readonly many: string;
  /** As code says it: "sailing", "groupSailing". */
  readonly slug: string;
  /** "Sailing", "GroupSailing". */
  readonly One: string;
  /** The type of the items: "Sailing". */
  readonly type: string;
}

/** How a test fails: what it prints behind the name of the test. */
export type Failure = { readonly expected: string; readonly received: string } | { readonly error: string };

/** A function with a mistake in it, and all that will be said about it. */
export interface Bug {
  readonly name: string;
  /** The function, with `faulty` in it exactly once. */
  readonly code: string;
  readonly faulty: string;
  readonly fixed: string;
  /** A repair that does not suffice, how the test fails then, and why. */
  readonly halfway?: { readonly text: string; readonly failure: Failure; readonly why: string };
  readonly testName: string;
  /** Statements of the test that shows the mistake. */
  readonly testBody: readonly string[];
  readonly failure: Failure;
  /** In the user's words. */
  readonly symptom: string;
  /** In the assistant's. */
  readonly cause: string;
  readonly repair: string;
  /** For a commit message and a changelog: an imperative, lower case. */
  readonly headline: string;
}

export type Idiom = (draw: Draw) => Bug;
