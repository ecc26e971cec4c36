import { AREAS } from "../places.ts";
import type { Scribe } from "../scribe.ts";
import type { Skerry } from "../skerry.ts";
import { readFile } from "../tools.ts";
import { TOPIC_NAMES } from "../units.ts";

/** The user asks which functions have no test; the assistant reads and compares. */
export function coverage(scribe: Scribe, { dice, world }: Skerry): void {
  const { folder } = dice.pick(AREAS);
  const topic = TOPIC_NAMES[dice.between(0, TOPIC_NAMES.length - 1)] ?? "prices";
  const [source, test] = [`src/${folder}/${topic}.ts`, `test/${folder}/${topic}.test.ts`];
  scribe.user(`Quick question, no changes please: which functions in ${source} have no test?`);
  scribe.assistant("", [readFile(source), readFile(test)]);
  const names = [...(world.read(source) ?? "").matchAll(/function (\w+)/g)].map(([, name = ""]) => name);
  const untested = names.filter((name) => !world.read(test)?.includes(`describe("${name}"`));
  const list = untested.map((name) => `\`${name}\``).join(" and ");
  scribe.assistant(
    untested.length === 0
      ? `None. Each of its ${names.length} functions has a test in ${test}.`
      : `${untested.length} of ${names.length}: ${list}. I have changed nothing; say so if I should write the missing ${untested.length === 1 ? "test" : "tests"}.`,
  );
}
