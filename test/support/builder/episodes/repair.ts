import type { Bug } from "../idioms/idiom.ts";
import type { Scribe } from "../scribe.ts";
import { kindOf, type Met, type Skerry } from "../skerry.ts";
import { editFile, readFile, runCommand, type ToolCall } from "../tools.ts";
import { describeBlock, importLine, ITEMS_LINE, type Unit } from "../units.ts";

/** The mistake is put into a test, which fails. */
export function addTest(scribe: Scribe, skerry: Skerry, met: Met): void {
  const { unit, bug } = met;
  const { dice, world } = skerry;
  const before = testedIn(world.read(unit.test) ?? "", unit);
  const edits = [
    { old: importLine(unit, before), new: importLine(unit, [...before, bug]) },
    { old: `${ITEMS_LINE}\n`, new: `${ITEMS_LINE}\n\n${describeBlock(bug).trimEnd()}\n` },
  ];
  const lead = dice.pick([
    "The cause is plain to see: ",
    "Found it: ",
    "I think I know: ",
    "Here it is: ",
    "So that is it: ",
  ]);
  const plan = dice.pick([
    "Nothing tests it. First a test that shows it.",
    `${unit.test} has no test for it, so I'll begin there.`,
    "Before I change it, a test that fails.",
    "I'll put the case of the complaint into a test first.",
  ]);
  scribe.assistant(`${lead}${bug.cause}.${likeness(skerry, met)} ${plan}`, [editFile(unit.test, ...edits)]);
  scribe.assistant("", [runCommand(`npx vitest run ${unit.test}`)]);
}

/** The later the conversation, the more often it has all been there before. */
function likeness({ firstOfKind }: Skerry, met: Met): string {
  const first = firstOfKind.get(kindOf(met));
  return first
    ? ` It is the mistake that we had in \`${first.bug.name}\` (${first.unit.source}) over again.`
    : "";
}

function testedIn(text: string, unit: Unit): Bug[] {
  const names = /^import \{ (.*) \} from "\.\.\/\.\.\/src/m.exec(text)?.[1]?.split(", ") ?? [];
  return names.flatMap((name) => unit.bugs.find((bug) => bug.name === name) ?? []);
}

/** The mistake is taken out, at times not at the first attempt. */
export function repair(scribe: Scribe, { dice }: Skerry, { unit, bug }: Met): void {
  const says = `The new test fails ${told(bug)}, as the complaint says.`;
  if (dice.chance(20)) misquote(scribe, says, { unit, bug });
  else
    scribe.assistant(dice.chance(60) ? `${says} Now the repair.` : "Now the repair.", [
      firstAttempt(unit, bug),
    ]);
  if (!bug.halfway) return;
  scribe.assistant("", [runCommand(`npx vitest run ${unit.test}`)]);
  scribe.assistant(`Not there yet. ${bug.halfway.why}.`, [replace(unit, bug.halfway.text, bug.fixed)]);
}

function told({ failure }: Bug): string {
  if ("error" in failure) return `with "${failure.error}"`;
  return `with ${failure.received} instead of ${failure.expected}`;
}

/** An edit that does not match the file, as happens when lines are quoted from memory. */
function misquote(scribe: Scribe, says: string, { unit, bug }: Met): void {
  const remembered = bug.faulty.replace(/^ {2}/, "    ").replace(/;$/, "");
  scribe.assistant(`${says} I'll change that line.`, [replace(unit, remembered, bug.fixed)]);
  scribe.assistant("I quoted the line with the wrong indentation. I'll read it again.", [
    readFile(unit.source),
  ]);
  scribe.assistant("", [firstAttempt(unit, bug)]);
}

const firstAttempt = (unit: Unit, bug: Bug): ToolCall =>
  replace(unit, bug.faulty, bug.halfway?.text ?? bug.fixed);

const replace = ({ source }: Unit, old: string, text: string): ToolCall =>
  editFile(source, { old, new: text });
