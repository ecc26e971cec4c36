import type { Scribe } from "../scribe.ts";
import type { Skerry } from "../skerry.ts";

/** Nobody asks for what was said just now. */
const TOO_NEW = 3;

/** The user asks for something from earlier on; the older, the likelier. */
export function recall(scribe: Scribe, { dice, facts }: Skerry): void {
  const newest = facts.length - 1 - TOO_NEW;
  const fact = newest < 0 ? undefined : facts[Math.min(dice.between(0, newest), dice.between(0, newest))];
  if (!fact) return;
  scribe.user(fact.question);
  scribe.assistant(fact.answer());
}
