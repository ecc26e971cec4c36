import { money } from "../places.ts";
import type { Idiom } from "./idiom.ts";

const discount: Idiom = ({ dice, port, one, One, many }) => {
  const name = `discounted${One}Cents`;
  const percent = dice.pick([15, 25, 35, 45]);
  const cents = dice.between(21, 180) * 100 + dice.pick([10, 30, 50, 70, 90]);
  const right = Math.floor((cents * (100 - percent) + 50) / 100);
  return {
    name,
    code: `/** What a ${one} costs after a discount, in cents. */
export function ${name}(cents: number, percent: number): number {
  const exact = (cents * (100 - percent)) / 100;
  return Math.floor(exact);
}`,
    faulty: "  return Math.floor(exact);",
    fixed: "  return Math.round(exact);",
    testName: "rounds half a cent up",
    testBody: [`expect(${name}(${cents}, ${percent})).toBe(${right});`],
    failure: { expected: `${right}`, received: `${right - 1}` },
    symptom: `Accounting in ${port.name} found ${many} that are a cent too cheap: ${money(cents)} with ${percent}% off was charged as ${money(right - 1)}, the price list says ${money(right)}. It only happens with some amounts.`,
    cause: `${money(cents)} less ${percent}% is exactly half a cent above ${right - 1} cents, and \`${name}\` cuts that off with \`Math.floor\``,
    repair: `\`${name}\` now rounds half a cent up`,
    headline: `round discounted ${one} prices half up`,
  };
};

const shares: Idiom = ({ dice, port, one, One }) => {
  const name = `split${One}Cents`;
  const people = dice.pick([3, 6, 7]);
  const cents = people * dice.between(900, 4000) + dice.between(2, people - 1);
  const least = Math.floor(cents / people);
  return {
    name,
    code: `/** The shares of several people in one ${one}, in cents; together they are the whole. */
export function ${name}(cents: number, people: number): number[] {
  const share = Math.floor(cents / people);
  return Array.from({ length: people }, () => share);
}`,
    faulty: "  return Array.from({ length: people }, () => share);",
    fixed:
      "  const rest = cents % people;\n  return Array.from({ length: people }, (_, i) => (i < rest ? share + 1 : share));",
    halfway: {
      text: "  const rest = cents % people;\n  return Array.from({ length: people }, (_, i) => (i === 0 ? share + rest : share));",
      failure: { expected: `${least + 1}`, received: `${least + (cents % people)}` },
      why: "The sum is right now, but the first person pays the whole rest. The test also wants shares that differ by a cent at most, so the rest has to be spread",
    },
    testName: "gives shares that add up to the whole",
    testBody: [
      `const all = ${name}(${cents}, ${people});`,
      `expect(all.reduce((sum, one) => sum + one, 0)).toBe(${cents});`,
      `expect(Math.max(...all)).toBe(${least + 1});`,
    ],
    failure: { expected: `${cents}`, received: `${least * people}` },
    symptom: `A ${one} for ${people} people over ${money(cents)} came out as ${money(least * people)} on the receipts in ${port.name}. The rest of ${cents % people} cents is simply gone.`,
    cause: `\`${name}\` gives everybody ${least} cents, and ${people} × ${least} = ${least * people}. The remainder of ${cents % people} is dropped`,
    repair: `the remainder is spread, one cent each, so shares of ${cents} among ${people} are ${least + 1} or ${least} cents and add up`,
    headline: `spread the remainder when a ${one} is split`,
  };
};

const cheapest: Idiom = ({ port, one, One, type, many }) => {
  const name = `cheapest${One}`;
  return {
    name,
    code: `/** The ${one} with the lowest price; of equal ones the first. */
export function ${name}(items: readonly ${type}[]): ${type} | undefined {
  return items.reduce((best, item) => (item.cents < best.cents ? item : best));
}`,
    faulty: "  return items.reduce((best, item) => (item.cents < best.cents ? item : best));",
    fixed:
      "  const [first, ...rest] = items;\n  return first && rest.reduce((best, item) => (item.cents < best.cents ? item : best), first);",
    testName: "has nothing to give for an empty list",
    testBody: [`expect(${name}([])).toBeUndefined();`],
    failure: { error: "TypeError: Reduce of empty array with no initial value" },
    symptom: `The start page is down for ${port.name} today. There are no ${many} from there because of the storm, and the log says "TypeError: Reduce of empty array with no initial value".`,
    cause: `\`${name}\` calls \`reduce\` without an initial value, which throws on an empty list, although its type promises \`undefined\``,
    repair: `\`${name}\` gives \`undefined\` for an empty list, as its type always said`,
    headline: `survive a day without ${many}`,
  };
};

export const PRICES: readonly Idiom[] = [discount, shares, cheapest];
