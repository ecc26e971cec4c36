import type { Scribe } from "../scribe.ts";
import { kindOf, type Met, type Skerry } from "../skerry.ts";
import { listFiles, readFile, runCommand, searchText } from "../tools.ts";
import { branch } from "./branch.ts";
import { commit } from "./commit.ts";
import { addTest, repair } from "./repair.ts";
import { newRule } from "./rules.ts";

/** A complaint is looked into, shown by a failing test, repaired, and checked. */
export function bugFix(scribe: Scribe, skerry: Skerry): void {
  const met = skerry.unmet.shift();
  if (!met) return branch(scribe, skerry);
  const { unit, bug } = met;
  const { dice } = skerry;
  const lead = dice.pick([
    "Next one. ",
    "Here is another one from the list. ",
    "",
    "This came in this morning: ",
    "A complaint from the harbour: ",
  ]);
  scribe.user(`${lead}${bug.symptom}${newRule(skerry)}`);
  lookInto(scribe, skerry, met);
  addTest(scribe, skerry, met);
  repair(scribe, skerry, met);
  scribe.assistant(
    dice.pick(["Now the tests of this file again, and the types.", "Tests and types once more.", ""]),
    [runCommand(`npx vitest run ${unit.test}`), runCommand("npx tsc --noEmit")],
  );
  report(scribe, skerry, met);
  remember(skerry, met);
  if (dice.chance(60)) commit(scribe, skerry, bug.headline);
}

function lookInto(scribe: Scribe, skerry: Skerry, met: Met): void {
  const { unit, bug } = met;
  const { dice } = skerry;
  const reasoning = dice.chance(50) ? thoughts(skerry, met) : undefined;
  if (dice.chance(75)) {
    const calls = [searchText(bug.name), readFile(unit.source), readFile(unit.test)];
    const plan = dice.pick([
      `I'll look for \`${bug.name}\` and read the file around it.`,
      `That should be \`${bug.name}\`. Who uses it, what it does, and what is tested:`,
      `First the code: ${unit.source}, its tests, and the callers of \`${bug.name}\`.`,
    ]);
    scribe.assistant(plan, calls, reasoning);
    return;
  }
  const wrong = unit.source.replace(/s?\.ts$/, (end) => (end === "s.ts" ? ".ts" : "s.ts"));
  scribe.assistant(
    "This should be in the file next to the types.",
    [readFile(wrong), searchText(bug.name)],
    reasoning,
  );
  const calls = [listFiles(`src/${unit.area.folder}`), readFile(unit.source), readFile(unit.test)];
  scribe.assistant(`There is no ${wrong}; the search says where it is.`, calls);
}

function thoughts({ dice }: Skerry, { unit, bug }: Met): string {
  return dice.pick([
    `The symptom points at the ${unit.topic} of the ${unit.many}. I should find \`${bug.name}\` and its callers before I believe in a cause, and see whether a test covers it.`,
    `It could be the data or the code. The figures in the complaint look like a rule that is slightly wrong, so the code first: \`${bug.name}\` in ${unit.source}.`,
    `The user wants a test that fails without the fix. So: find the function, write the case of the complaint down as a test, run it, and only then change anything.`,
    `Nothing under api/ can be the cause, that is generated. ${unit.source} is the place to begin.`,
  ]);
}

function report(scribe: Scribe, { dice, world }: Skerry, { unit, bug }: Met): void {
  const used = world
    .search(bug.name)
    .filter(({ path }) => path.startsWith("src/pages/"))
    .map(({ path }) => path);
  const others = used[0]
    ? `${used[0]} uses \`${bug.name}\` too and needs no change.`
    : "Nothing else had to change.";
  const change = dice.pick(["What changed", "The fix", "Now"]);
  scribe.assistant(`${dice.pick(["Done", "Fixed", "That is it"])}: the tests of ${unit.test} pass, and types check.

- **Cause**: ${bug.cause}.
- **${change}**: ${bug.repair}.
- **Test**: "${bug.testName}" in ${unit.test}. It failed before the change, as you can see above.
- **Files**: ${unit.source}, ${unit.test}. ${others}`);
}

function remember(skerry: Skerry, met: Met): void {
  const { unit, bug } = met;
  if (!skerry.firstOfKind.has(kindOf(met))) skerry.firstOfKind.set(kindOf(met), met);
  skerry.news.push(bug.headline);
  const question = skerry.dice.pick([
    `Which function was it that we changed to ${bug.headline}, and what was wrong with it?`,
    `Mirjam asks about "${bug.headline}". What was the cause?`,
  ]);
  const answer = () =>
    `That was \`${bug.name}\` in ${unit.source}. The cause: ${bug.cause}. Now ${bug.repair}. The test is "${bug.testName}" in ${unit.test}.`;
  skerry.facts.push({ question, answer });
}
