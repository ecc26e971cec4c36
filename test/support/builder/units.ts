import type { Dice } from "./dice.ts";
import { CODES } from "./idioms/codes.ts";
import type { Bug, Idiom } from "./idioms/idiom.ts";
import { LISTS } from "./idioms/lists.ts";
import { LOADING } from "./idioms/loading.ts";
import { PRICES } from "./idioms/prices.ts";
import { TIMES } from "./idioms/times.ts";
import { capital, PORTS, type Area } from "./places.ts";

const TOPICS: Readonly<Record<string, readonly Idiom[]>> = {
  prices: PRICES,
  lists: LISTS,
  times: TIMES,
  codes: CODES,
  loading: LOADING,
};

export const TOPIC_NAMES = Object.keys(TOPICS);

/** A source file, the test file that goes with it, and what is or was wrong in it. */
export interface Unit {
  readonly area: Area;
  readonly topic: string;
  /** As people say what it is about: "fares", "group fares". */
  readonly many: string;
  readonly source: string;
  readonly test: string;
  readonly bugs: readonly Bug[];
}

/** A unit of one area and topic; a variant is a later addition, such as "group". */
export function unitOf(area: Area, topic: string, variant: string, dice: Dice): Unit {
  const slug = variant === "" ? area.one : variant + capital(area.one);
  const spoken = variant.replace(/(\D)(\d)/, "$1 $2");
  const one = variant === "" ? area.one : `${spoken} ${area.one}`;
  const file = variant === "" ? topic : variant + capital(topic);
  const words = { one, many: `${one}s`, slug, One: capital(slug), type: capital(area.one) };
  return {
    area,
    topic,
    many: words.many,
    source: `src/${area.folder}/${file}.ts`,
    test: `test/${area.folder}/${file}.test.ts`,
    bugs: (TOPICS[topic] ?? []).map((idiom) => idiom({ ...words, dice, port: dice.pick(PORTS) })),
  };
}

/** The source file, with the mistakes of the bugs that are not in `repaired`. */
export function sourceOf({ area, topic, bugs }: Unit, repaired: readonly Bug[]): string {
  const store = topic === "loading" ? 'import type { Store } from "../store.ts";\n' : "";
  const imports = `import type { ${capital(area.one)} } from "./types.ts";\n${store}`;
  const functions = bugs.map((bug) =>
    repaired.includes(bug) ? bug.code.replace(bug.faulty, () => bug.fixed) : bug.code,
  );
  const needsTypes = functions.some((code) => code.includes(capital(area.one) + "["));
  return `${needsTypes ? imports : store}${needsTypes || store ? "\n" : ""}${functions.join("\n\n")}\n`;
}

/** The test file, with tests of the given functions only. */
export function testOf(unit: Unit, tested: readonly Bug[]): string {
  const blocks = tested.map(describeBlock).join("\n");
  return `import { describe, expect, test } from "vitest";\n${importLine(unit, tested)}\n${ITEMS_LINE}\n${blocks === "" ? "" : `\n${blocks}`}`;
}

export const ITEMS_LINE = 'import { item, many, storeWith } from "../support/items.ts";';

export const importLine = (unit: Unit, tested: readonly Bug[]): string =>
  `import { ${tested.map((bug) => bug.name).join(", ")} } from "../../${unit.source}";`;

export const describeBlock = ({ name, testName, testBody }: Bug): string =>
  `describe("${name}", () => {
  test("${testName}", async () => {
${testBody.map((line) => `    ${line}`).join("\n")}
  });
});
`;
