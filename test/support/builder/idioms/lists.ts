import type { Idiom } from "./idiom.ts";

const first: Idiom = ({ dice, port, One, type, many }) => {
  const name = `next${One}s`;
  const count = dice.between(3, 8);
  return {
    name,
    code: `/** The first so many of a list that is in order already. */
export function ${name}(items: readonly ${type}[], count: number): ${type}[] {
  const found: ${type}[] = [];
  for (let i = 0; i <= count && i < items.length; i++) found.push(items[i]!);
  return found;
}`,
    faulty: "  for (let i = 0; i <= count && i < items.length; i++) found.push(items[i]!);",
    fixed: "  for (let i = 0; i < count && i < items.length; i++) found.push(items[i]!);",
    testName: `gives ${count} when asked for ${count}`,
    testBody: [`expect(${name}(many(${count + 4}), ${count})).toHaveLength(${count});`],
    failure: { expected: `${count}`, received: `${count + 1}` },
    symptom: `The board in ${port.name} has room for ${count} rows and we send it ${count + 1} ${many}; the last one runs over the clock.`,
    cause: `the loop in \`${name}\` runs while \`i <= count\`, so it takes one more than asked for`,
    repair: `\`${name}\` takes exactly \`count\``,
    headline: `send the board as many ${many} as it has rows`,
  };
};

const inOrder: Idiom = ({ port, slug, type, many }) => {
  const name = `${slug}sByPrice`;
  return {
    name,
    code: `/** The same items, the cheapest first. */
export function ${name}(items: ${type}[]): ${type}[] {
  return items.sort((a, b) => a.cents - b.cents);
}`,
    faulty: "  return items.sort((a, b) => a.cents - b.cents);",
    fixed: "  return [...items].sort((a, b) => a.cents - b.cents);",
    testName: "leaves the list that it is given as it was",
    testBody: [
      "const given = [item({ cents: 900 }), item({ cents: 400 })];",
      `${name}(given);`,
      "expect(given.map((one) => one.cents)).toEqual([900, 400]);",
    ],
    failure: { expected: "[ 900, 400 ]", received: "[ 400, 900 ]" },
    symptom: `Whoever opens the price view for ${port.name} and goes back sees the timetable in the wrong order: the ${many} are sorted by price there as well, until the page is reloaded.`,
    cause: `\`${name}\` sorts in place. The timetable holds the same array, so it changes under its feet`,
    repair: `\`${name}\` sorts a copy`,
    headline: `sort ${many} by price without changing the caller's list`,
  };
};

const numbers: Idiom = ({ dice, one, slug, type, many }) => {
  const name = `${slug}Numbers`;
  const low = dice.between(3, 9);
  // As text it comes before the low one.
  const high = dice.between(10, low * 10 - 1);
  return {
    name,
    code: `/** The numbers behind the dash of each ${one}'s code, in rising order. */
export function ${name}(items: readonly ${type}[]): number[] {
  return items.map((item) => Number(item.code.split("-")[1])).sort();
}`,
    faulty: '  return items.map((item) => Number(item.code.split("-")[1])).sort();',
    fixed: '  return items.map((item) => Number(item.code.split("-")[1])).sort((a, b) => a - b);',
    testName: "puts numbers in the order of numbers",
    testBody: [
      `const items = [item({ code: "NVK-${high}" }), item({ code: "NVK-${low}" })];`,
      `expect(${name}(items)).toEqual([${low}, ${high}]);`,
    ],
    failure: { expected: `[ ${low}, ${high} ]`, received: `[ ${high}, ${low} ]` },
    symptom: `Oskar from operations says the list of ${many} jumps: number ${high} is printed before number ${low}.`,
    cause: `\`sort()\` without a comparison turns numbers into text, and "${high}" comes before "${low}"`,
    repair: `\`${name}\` compares numbers as numbers`,
    headline: `list ${one} numbers in numeric order`,
  };
};

const page: Idiom = ({ dice, one, One, type, many }) => {
  const name = `page${One}s`;
  const held = dice.between(60, 400);
  return {
    name,
    code: `/** One page of ${many}; without a limit the usual 50. */
export function ${name}(items: readonly ${type}[], options: { limit?: number }): readonly ${type}[] {
  const limit = options.limit || 50;
  return items.slice(0, limit);
}`,
    faulty: "  const limit = options.limit || 50;",
    fixed: "  const limit = options.limit ?? 50;",
    testName: "gives nothing for a limit of 0",
    testBody: [`expect(${name}(many(${held}), { limit: 0 })).toHaveLength(0);`],
    failure: { expected: "0", received: "50" },
    symptom: `The mobile app asks for ${many} with limit=0 when it only wants the total, and still gets 50 rows each time. That is most of our traffic from the app.`,
    cause: "0 is falsy, so `options.limit || 50` takes the default for it",
    repair: `\`${name}\` takes the default only when there is no limit, so 0 means 0`,
    headline: `answer limit=0 with an empty page of ${one}s`,
  };
};

export const LISTS: readonly Idiom[] = [first, inOrder, numbers, page];
