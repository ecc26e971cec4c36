import type { Skerry } from "../skerry.ts";

/** What the user lays down in the course of the work, with a name to ask for it by. */
const RULES: readonly (readonly [about: string, rule: string])[] = [
  [
    "reformatting",
    "Please don't reformat lines that you don't change: Mirjam reviews every diff on her phone.",
  ],
  [
    "commit messages",
    "Commit messages: imperative, at most 72 characters, no ticket numbers in the first line.",
  ],
  ["default exports", "No default exports; we always import by name."],
  ["the lock file", "Never commit package-lock.json together with code, it has to be a commit of its own."],
  ["logging", "Don't log customer names or mail addresses, not even in debug output. Ids only."],
  [
    "error texts",
    "Error texts that customers see must not contain codes or file names; say what they can do instead.",
  ],
  ["snapshots", "No snapshot tests. Write the expected value down so that one can read it."],
  ["time zones", "Stored times are always UTC. Only the board may convert them, and only when it draws."],
  ["SQL", "SQL lives in src/store.ts only. If you need a query elsewhere, add a function there."],
  ["feature flags", "A new feature must be behind a flag until Oskar has tried it on the Tindra line."],
];

export const OPENING_RULES = [
  "Never touch anything under api/: those files are generated from openapi.yaml, and the next run of the generator would undo it.",
  "Amounts are whole cents everywhere. No floats in anything that is stored or sent.",
  "No new dependencies without asking me first.",
  "Every fix needs a test that fails without it. Show me that it failed.",
  "It has to run on Node 20; the kiosks can't be updated before autumn.",
];

/** A new rule for the user to add to a prompt, now and then; it can be asked for later. */
export function newRule({ dice, facts, rulesTold }: Skerry): string {
  const next = RULES[rulesTold.length];
  if (!next || !dice.chance(45)) return "";
  const [about, rule] = next;
  rulesTold.push(rule);
  facts.push({
    question: `What did I say about ${about}?`,
    answer: () => `Your words were: "${rule}" I have kept to it since then.`,
  });
  return `\n\n${dice.pick(["One more rule while I think of it.", "From now on:", "Something for all of your changes:", "Also:"])} ${rule}`;
}
