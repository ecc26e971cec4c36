import type { Idiom } from "./idiom.ts";

const count: Idiom = ({ dice, port, slug, One, many }) => {
  const name = `count${One}s`;
  const held = dice.between(11, 95);
  return {
    name,
    code: `/** How many ${many} a port has in the store. */
export function ${name}(store: Store, port: string) {
  const rows = store.load("${slug}");
  return rows.filter((row) => row.port === port).length;
}`,
    faulty: `export function ${name}(store: Store, port: string) {\n  const rows = store.load("${slug}");`,
    fixed: `export async function ${name}(store: Store, port: string) {\n  const rows = await store.load("${slug}");`,
    halfway: {
      text: `export function ${name}(store: Store, port: string) {\n  const rows = await store.load("${slug}");`,
      failure: {
        error: 'Error: Transform failed with 1 error: "await" can only be used inside an "async" function',
      },
      why: "Of course: the function has to be async for that",
    },
    testName: "waits for the store",
    testBody: [`expect(await ${name}(storeWith(${held}, "${port.code}"), "${port.code}")).toBe(${held});`],
    failure: { error: "TypeError: rows.filter is not a function" },
    symptom: `The dashboard of ${port.name} shows no number of ${many} at all since the store went asynchronous. In the console: "TypeError: rows.filter is not a function".`,
    cause: `\`store.load\` gives a promise since the store moved to Postgres, and \`${name}\` still treats it as a list`,
    repair: `\`${name}\` waits for the store; its callers already await it`,
    headline: `await the store when counting ${many}`,
  };
};

const retry: Idiom = ({ dice, port, One, type, many }) => {
  const name = `load${One}s`;
  const limit = dice.between(2, 5);
  return {
    name,
    code: `/** Loads ${many}, at most \`limit\` times until it succeeds. */
export async function ${name}(load: () => Promise<${type}[]>, limit: number): Promise<${type}[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await load();
    } catch (error) {
      if (attempt > limit) throw error;
    }
  }
}`,
    faulty: "      if (attempt > limit) throw error;",
    fixed: "      if (attempt >= limit) throw error;",
    testName: `tries ${limit} times and not once more`,
    testBody: [
      "let tries = 0;",
      "const failing = () => Promise.reject(new Error(`try ${++tries}`));",
      `await expect(${name}(failing, ${limit})).rejects.toThrow();`,
      `expect(tries).toBe(${limit});`,
    ],
    failure: { expected: `${limit}`, received: `${limit + 1}` },
    symptom: `The harbour server in ${port.name} allows ${limit} attempts in a minute and then blocks us for ten. We set the limit to ${limit} and still get blocked when loading ${many}.`,
    cause: `\`${name}\` gives up only when \`attempt > limit\`, which is after ${limit + 1} attempts`,
    repair: `\`${name}\` stops after exactly \`limit\` attempts`,
    headline: `stop loading ${many} after the allowed attempts`,
  };
};

const batches: Idiom = ({ dice, slug, One, many }) => {
  const name = `batch${One}Ids`;
  const size = dice.pick([25, 40, 100]);
  const held = size * dice.between(2, 6) + dice.between(1, size - 1);
  const full = Math.floor(held / size);
  return {
    name,
    code: `/** Ids in batches for the harbour server, which takes ${size} at once. */
export function ${name}(ids: readonly string[], size: number): string[][] {
  const count = Math.floor(ids.length / size);
  return Array.from({ length: count }, (_, i) => ids.slice(i * size, (i + 1) * size));
}`,
    faulty: "  const count = Math.floor(ids.length / size);",
    fixed: "  const count = Math.ceil(ids.length / size);",
    testName: "leaves no id out",
    testBody: [
      `const ids = Array.from({ length: ${held} }, (_, i) => \`${slug}-\${i}\`);`,
      `expect(${name}(ids, ${size}).flat()).toHaveLength(${held});`,
    ],
    failure: { expected: `${held}`, received: `${full * size}` },
    symptom: `Of ${held} ${many} only ${full * size} reached the harbour server last night. It takes ${size} at once, so the last ${held - full * size} are missing, no error anywhere.`,
    cause: `\`${name}\` rounds the number of batches down: ${held} / ${size} gives ${full}, and the last, smaller batch is never made`,
    repair: `\`${name}\` rounds up, so the last batch may be smaller, and none is lost`,
    headline: `send the last, smaller batch of ${many} too`,
  };
};

export const LOADING: readonly Idiom[] = [count, retry, batches];
