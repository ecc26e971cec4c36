import { AREAS } from "../places.ts";
import type { Scribe } from "../scribe.ts";
import type { Skerry } from "../skerry.ts";
import { listFiles, readFile } from "../tools.ts";
import { OPENING_RULES } from "./rules.ts";

/** The first prompt says what the project is and what must hold; the assistant looks around. */
export function opening(scribe: Scribe, { settings }: Skerry): void {
  scribe.user(`I'd like your help with Skerry, the booking system of our ferry line. TypeScript on Node, vitest for tests, Postgres behind src/store.ts. I have a list of complaints from the harbours that we will work through together, one at a time, and some small features in between. The goal is a clean 2.4.0 by the end of the month.

Some things that always hold:

${OPENING_RULES.map((rule) => `- ${rule}`).join("\n")}

Have a look around first and tell me what you see. Don't change anything yet.`);
  scribe.assistant(
    "I'll start with the layout, the settings, and the decisions that were written down.",
    [
      readFile("package.json"),
      listFiles("src/fares"),
      readFile("src/config.ts"),
      readFile("docs/decisions.md"),
    ],
    "The user wants an overview without changes. The package file tells scripts and Node version, one area shows how the rest is laid out, and the decisions tell what is settled.",
  );
  scribe.assistant("One area from the inside, with its tests, to see the style.", [
    readFile("src/fares/prices.ts"),
    readFile("test/fares/prices.test.ts"),
    readFile("api/client.generated.ts", 1, 6),
  ]);
  const areas = AREAS.map(({ folder }) => folder);
  scribe.assistant(`Here is what I see:

- **Layout.** \`src/\` has ${areas.length} areas (${areas.slice(0, 5).join(", ")}, …), each with the same files: prices, lists, times, codes, loading, and its types. \`test/\` mirrors it.
- **Settings** are constants in \`src/config.ts\`: ${settings.length} of them, for example HARBOUR_TIMEOUT_MS = ${settings[0].value} and HOLD_MINUTES = ${settings[1]?.value}.
- **api/client.generated.ts** is generated from openapi.yaml. I will not touch it, nor anything else under api/.
- **Tests** state expected values outright. Several functions have none at all; I will add one with each fix, and show it failing first.
- **Decisions** are numbered in docs/decisions.md. There is one so far: money is whole cents.

The scripts are \`npm test\`, \`npm run check\` with types, and \`npm run e2e\`. Nothing is changed. Which complaint is first?`);
}
