import { compileFunction } from "node:vm";

import { transformSync } from "esbuild";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { createDice } from "../../support/builder/dice.ts";
import type { Bug, Failure } from "../../support/builder/idioms/idiom.ts";
import { AREAS } from "../../support/builder/places.ts";
import { TOPIC_NAMES, unitOf } from "../../support/builder/units.ts";

/** The support file that the sample's tests import, as far as they use it. */
const item = (fields: object) => ({
  id: "a",
  code: "NVK-1000",
  port: "NVK",
  cents: 500,
  startsAt: "2026-01-01T00:00:00Z",
  ...fields,
});
const many = (count: number) => Array.from({ length: count }, (_, i) => item({ id: `${i}` }));
const storeWith = (count: number, port: string) => ({
  load: async () => [...many(count).map((one) => ({ ...one, port })), item({ port: "elsewhere" })],
});

/** Runs the test of a bug on a version of its function; gives what went wrong, in the words of a test runner. */
async function runTest({ testBody }: Bug, code: string): Promise<Failure | undefined> {
  try {
    const { code: script } = transformSync(code.replace("export ", ""), { loader: "ts" });
    const body = `${script}\nreturn (async () => {\n${testBody.join("\n")}\n})();`;
    await compileFunction(body, ["expect", "item", "many", "storeWith"])(expect, item, many, storeWith);
    return undefined;
  } catch (error) {
    return failureOf(error as Error & { readonly expected?: unknown; readonly actual?: unknown });
  }
}

function failureOf(error: Error & { readonly expected?: unknown; readonly actual?: unknown }): Failure {
  if (error.name !== "AssertionError" || / not to be /.test(error.message))
    return { error: `${error.name}: ${error.message}` };
  const length = /to have a length of (\d+) but got (\d+)/.exec(error.message);
  if (length) return { expected: length[1] ?? "", received: length[2] ?? "" };
  return { expected: printed(error.expected), received: printed(error.actual) };
}

const printed = (value: unknown): string =>
  Array.isArray(value) ? `[ ${value.join(", ")} ]` : (JSON.stringify(value) ?? "undefined");

const repaired = (bug: Bug, text: string): string => bug.code.replace(bug.faulty, () => text);
const inOneLine = (failure: Failure | undefined): string =>
  failure && "error" in failure ? failure.error.replaceAll(/\s+/g, " ") : JSON.stringify(failure);

/** A failed transformation quotes file and line around what the story tells. */
const gist = (failure: Failure): string =>
  "error" in failure
    ? failure.error.replace(/^Error: Transform failed with 1 error: /, "")
    : JSON.stringify(failure);

const bugs = [1, 2, 3].flatMap((seed) => {
  const dice = createDice(seed);
  return TOPIC_NAMES.flatMap(
    (topic, i) =>
      unitOf(AREAS[(seed * 5 + i) % AREAS.length] ?? AREAS[0], topic, seed === 3 ? "group" : "", dice).bugs,
  );
});

describe("the code of the sample does what the story says", () => {
  const zone = process.env["TZ"];
  // The clocks of the kiosks.
  beforeEach(() => void (process.env["TZ"] = "Europe/Oslo"));
  afterEach(() => (zone === undefined ? delete process.env["TZ"] : (process.env["TZ"] = zone)));

  test.for(bugs)("$name fails as told, and passes when it is repaired", async (bug) => {
    expect(bug.code.split(bug.faulty)).toHaveLength(2);
    expect(inOneLine(await runTest(bug, bug.code))).toContain(gist(bug.failure));
    expect(await runTest(bug, repaired(bug, bug.fixed))).toBeUndefined();
  });

  test.for(bugs.flatMap(({ halfway, ...bug }) => (halfway ? [{ ...bug, halfway }] : [])))(
    "$name repaired by half fails as told",
    async ({ halfway, ...bug }) => {
      expect(inOneLine(await runTest(bug, repaired(bug, halfway.text)))).toContain(gist(halfway.failure));
    },
  );
});
