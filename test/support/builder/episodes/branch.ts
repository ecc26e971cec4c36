import type { Scribe } from "../scribe.ts";
import { nextUnit, type Skerry } from "../skerry.ts";
import { readFile } from "../tools.ts";
import { sourceOf, testOf } from "../units.ts";

/** A colleague's work comes in, partly tested and partly wrong: complaints about it will follow. */
export function branch(scribe: Scribe, skerry: Skerry): void {
  const { dice, world } = skerry;
  const unit = nextUnit(skerry);
  const wrong = unit.bugs.filter((_, i) => dice.chance(50) || i === unit.bugs.length - 1);
  const right = unit.bugs.filter((bug) => !wrong.includes(bug));
  world.add(unit);
  world.write(unit.source, sourceOf(unit, right));
  world.write(unit.test, testOf(unit, right));
  world.commit();
  skerry.unmet.push(...wrong.map((bug) => ({ unit, bug })));
  scribe.user(
    `Mirjam has merged her branch with ${unit.source}, and tests for a part of it. Read it so that you know it, but leave it as it is; she wants to finish it herself.`,
  );
  scribe.assistant("", [readFile(unit.source), readFile(unit.test)]);
  const names = (bugs: typeof wrong) => bugs.map(({ name }) => `\`${name}\``).join(", ");
  scribe.assistant(
    `Read. It follows src/${unit.area.folder}/${unit.topic}.ts, for ${unit.many}. ${right.length > 0 ? `Tested: ${names(right)}. ` : ""}Without a test: ${names(wrong)}. I have changed nothing.`,
  );
}
