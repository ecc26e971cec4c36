import type { Bug } from "../idioms/idiom.ts";
import type { Scribe } from "../scribe.ts";
import { nextUnit, type Skerry } from "../skerry.ts";
import { editFile, readFile, runCommand, writeFile } from "../tools.ts";
import { sourceOf, testOf, type Unit } from "../units.ts";
import { newRule } from "./rules.ts";

/** A new file after the pattern of an old one; one of its functions is wrong at first, and its test says so. */
export function feature(scribe: Scribe, skerry: Skerry): void {
  const { dice, world } = skerry;
  const unit = nextUnit(skerry);
  const model = `src/${unit.area.folder}/${unit.topic}.ts`;
  const wrong = unit.bugs[dice.between(0, unit.bugs.length - 1)] ?? unit.bugs[0];
  if (!wrong) return;
  world.add(unit);
  scribe.user(
    `${dice.pick(["A feature this time.", "Something new for a change.", "Oskar asks for this since January:"])} We will have ${unit.many} from next month. They need the same functions as ${model}, in a file of their own: ${unit.source}. Same names with the word in between, as in \`${wrong.name}\`. Tests in ${unit.test}, please, all of them.${newRule(skerry)}`,
  );
  scribe.assistant(`I'll take ${model} and its tests as the pattern.`, [
    readFile(model),
    readFile(`test/${unit.area.folder}/${unit.topic}.test.ts`),
    readFile(`src/${unit.area.folder}/types.ts`),
  ]);
  scribe.assistant(`The file, with ${unit.bugs.length} functions, and a test for each.`, [
    writeFile(
      unit.source,
      sourceOf(
        unit,
        unit.bugs.filter((bug) => bug !== wrong),
      ),
    ),
    writeFile(unit.test, testOf(unit, unit.bugs)),
  ]);
  scribe.assistant("", [runCommand(`npx vitest run ${unit.test}`), runCommand("npx tsc --noEmit")]);
  correct(scribe, unit, wrong);
  skerry.news.push(`add the ${unit.topic} of ${unit.many}`);
  skerry.facts.push({
    question: `Where did we put the ${unit.topic} of the ${unit.many}, and what went wrong at first?`,
    answer: () =>
      `In ${unit.source}, tests in ${unit.test}. At first ${wrong.cause}; the test "${wrong.testName}" showed it at once.`,
  });
}

function correct(scribe: Scribe, unit: Unit, wrong: Bug): void {
  scribe.assistant(`My own mistake: ${wrong.cause}. Good that "${wrong.testName}" is among the tests.`, [
    editFile(unit.source, { old: wrong.faulty, new: wrong.fixed }),
  ]);
  scribe.assistant("", [runCommand(`npx vitest run ${unit.test}`)]);
  scribe.assistant(`${unit.source} is there with ${unit.bugs.map((bug) => `\`${bug.name}\``).join(", ")}, and ${unit.bugs.length} tests. All of them pass.

One function was wrong in my first version (\`${wrong.name}\`); ${wrong.repair}. No dependency was added, and nothing outside ${unit.source} and ${unit.test} was changed.`);
}
