import { capital, type Area } from "./places.ts";
import type { Unit } from "./units.ts";

/** A setting of src/config.ts; `value` changes in the course of the conversation. */
export interface Setting {
  readonly name: string;
  readonly about: string;
  readonly unit: string;
  value: number;
}

export const createSettings = (): [Setting, ...Setting[]] => [
  { name: "HARBOUR_TIMEOUT_MS", about: "How long we wait for the harbour server", unit: "ms", value: 1500 },
  { name: "HOLD_MINUTES", about: "How long an unpaid booking is held", unit: "minutes", value: 20 },
  {
    name: "CACHE_TTL_SECONDS",
    about: "How long a timetable stays in the cache",
    unit: "seconds",
    value: 300,
  },
  { name: "MAX_BATCH_IDS", about: "How many ids go to the harbour server at once", unit: "ids", value: 250 },
  {
    name: "SEAT_RESERVE",
    about: "Seats kept free for late walk-ins on every sailing",
    unit: "seats",
    value: 12,
  },
  { name: "REFUND_DAYS", about: "How long a ticket can be given back", unit: "days", value: 14 },
  { name: "POOL_SIZE", about: "Connections to Postgres of one process", unit: "connections", value: 8 },
  {
    name: "REMINDER_HOURS",
    about: "How long before departure the reminder is sent",
    unit: "hours",
    value: 24,
  },
];

export const settingLines = ({ name, about, value }: Setting): string =>
  `/** ${about}. */\nexport const ${name} = ${value};`;

/** The files that belong to no area, by their paths. */
export const commonFiles = (settings: readonly Setting[]): Readonly<Record<string, string>> => ({
  "src/config.ts": `${settings.map(settingLines).join("\n\n")}\n`,
  "src/store.ts": STORE,
  "api/client.generated.ts": generatedClient(settings),
  "docs/decisions.md":
    "# Decisions\n\n## 1. Money is whole cents\n\nAmounts are integers everywhere. Formatting happens in the page, last.\n",
  "CHANGELOG.md":
    "# Changelog\n\n## Unreleased\n\n## 2.3.0\n\n- Sell tickets for vehicles over six meters.\n",
  "package.json": PACKAGE,
});

export const typesFile = ({ one }: Area): string => `export interface ${capital(one)} {
  readonly id: string;
  /** Three letters of a port, a dash, four digits. */
  readonly code: string;
  readonly port: string;
  /** Whole cents. */
  readonly cents: number;
  /** ISO 8601, in UTC. */
  readonly startsAt: string;
}
`;

/** The page of an area: it is found when one of the functions is searched for. */
export function pageFile({ folder }: Area, units: readonly Unit[]): string {
  const used = units.flatMap(({ source, topic, bugs: [first] }) =>
    first ? [{ source, topic, name: first.name }] : [],
  );
  const imports = used.map(
    ({ source, name }) => `import { ${name} } from "../${source.slice("src/".length)}";`,
  );
  const entries = used.map(({ topic, name }) => `  ${topic}: ${name},`);
  return `${imports.join("\n")}

/** What the page of ${folder} calls, by what it is for. */
export const functions = {
${entries.join("\n")}
};
`;
}

const STORE = `import { Pool } from "pg";
import { POOL_SIZE } from "./config.ts";

/** All SQL of the project is in this file. */
export interface Store {
  load(kind: string): Promise<readonly { readonly id: string; readonly port: string }[]>;
}

const pool = new Pool({ max: POOL_SIZE });

export const store: Store = {
  async load(kind) {
    const { rows } = await pool.query("select id, port from items where kind = $1 order by id", [kind]);
    return rows;
  },
};
`;

const PACKAGE = `{
  "name": "skerry",
  "version": "2.3.0",
  "private": true,
  "type": "module",
  "engines": { "node": ">=20" },
  "scripts": {
    "test": "vitest run",
    "check": "tsc --noEmit && vitest run",
    "e2e": "playwright test",
    "generate": "openapi-typescript-codegen openapi.yaml api/"
  },
  "dependencies": { "pg": "^8.16.0" }
}
`;

const camel = (name: string): string =>
  name.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const generatedClient = (
  settings: readonly Setting[],
): string => `// Generated from openapi.yaml by "npm run generate". Do not edit.

export interface Limits {
${settings.map(({ name }) => `  /** See ${name}. */\n  readonly ${camel(name)}: number;`).join("\n")}
}

export async function getLimits(base: string): Promise<Limits> {
  const answer = await fetch(\`\${base}/limits\`);
  if (!answer.ok) throw new Error(\`GET /limits: \${answer.status}\`);
  return (await answer.json()) as Limits;
}
`;
