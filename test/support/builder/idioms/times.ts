import type { Idiom } from "./idiom.ts";

const hour: Idiom = ({ dice, port, one, One, many }) => {
  const name = `hourOf${One}`;
  const at = dice.between(4, 19);
  const minute = dice.pick(["05", "20", "40", "55"]);
  const hh = `${at}`.padStart(2, "0");
  return {
    name,
    code: `/** The hour in which a ${one} starts, in UTC. */
export function ${name}(startsAt: string): number {
  return new Date(startsAt).getHours();
}`,
    faulty: "  return new Date(startsAt).getHours();",
    fixed: "  return new Date(startsAt).getUTCHours();",
    testName: "does not depend on the time zone of the machine",
    testBody: [`expect(${name}("2026-07-14T${hh}:${minute}:00Z")).toBe(${at});`],
    failure: { expected: `${at}`, received: `${at + 2}` },
    symptom: `On the kiosks in ${port.name} the ${many} of ${hh}:${minute} UTC stand under ${at + 2}:00. The same build is right on the server. The kiosks run with TZ=Europe/Oslo.`,
    cause: `\`${name}\` uses \`getHours()\`, which answers in the zone of the machine: UTC on the server, two hours more on a kiosk in summer`,
    repair: `\`${name}\` reads the hour in UTC, wherever it runs`,
    headline: `read the hour of a ${one} in UTC`,
  };
};

const between: Idiom = ({ dice, port, slug, type, many }) => {
  const name = `${slug}sBetween`;
  const day = `2026-08-${dice.between(10, 28)}`;
  return {
    name,
    code: `/** What starts in a span of days, the first and the last day included. */
export function ${name}(items: readonly ${type}[], from: string, to: string): ${type}[] {
  return items.filter((item) => item.startsAt >= from && item.startsAt < to);
}`,
    faulty: "  return items.filter((item) => item.startsAt >= from && item.startsAt < to);",
    fixed: "  return items.filter((item) => item.startsAt >= from && item.startsAt.slice(0, 10) <= to);",
    halfway: {
      text: "  return items.filter((item) => item.startsAt >= from && item.startsAt <= to);",
      failure: { expected: "1", received: "0" },
      why: `"${day}T18:30" is still greater than "${day}" as text, so \`<=\` alone changes nothing. Only the days may be compared`,
    },
    testName: "includes the whole of the last day",
    testBody: [
      `const items = [item({ startsAt: "${day}T18:30:00Z" })];`,
      `expect(${name}(items, "2026-08-01", "${day}")).toHaveLength(1);`,
    ],
    failure: { expected: "1", received: "0" },
    symptom: `Searching ${many} from 1 August to ${day} in ${port.name} shows nothing for ${day} itself. People think the last day is sold out.`,
    cause: `\`${name}\` compares the full time with a bare day, and every time on ${day} is greater than "${day}"`,
    repair: `\`${name}\` compares days, so the last one counts as a whole`,
    headline: `include the last day in searches for ${many}`,
  };
};

const isLate: Idiom = ({ dice, port, one, One, many }) => {
  const name = `is${One}Closed`;
  const minutes = dice.pick([20, 30, 45]);
  return {
    name,
    code: `/** Whether a ${one} can no longer be sold: ${minutes} minutes before it starts. */
export function ${name}(startsAt: string, now: number): boolean {
  const left = Date.parse(startsAt) - now;
  return left < ${minutes} * 60;
}`,
    faulty: `  return left < ${minutes} * 60;`,
    fixed: `  return left < ${minutes} * 60 * 1000;`,
    testName: `closes ${minutes} minutes before the start`,
    testBody: [
      'const start = "2026-07-14T10:00:00Z";',
      `expect(${name}(start, Date.parse(start) - ${minutes - 1} * 60_000)).toBe(true);`,
    ],
    failure: { expected: "true", received: "false" },
    symptom: `In ${port.name} somebody bought a ${one} two minutes before the ramp went up. Sales should close ${minutes} minutes before.`,
    cause: `the difference of the two times is in milliseconds, the limit of \`${minutes} * 60\` in seconds, so sales of ${many} close ${(minutes * 60) / 1000} seconds before the start`,
    repair: `both sides of the comparison in \`${name}\` are milliseconds`,
    headline: `close sales of ${many} ${minutes} minutes ahead`,
  };
};

export const TIMES: readonly Idiom[] = [hour, between, isLate];
