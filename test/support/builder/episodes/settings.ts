import { settingLines, type Setting } from "../files.ts";
import type { Scribe } from "../scribe.ts";
import type { Skerry } from "../skerry.ts";
import { editFile, readFile, runCommand, searchText } from "../tools.ts";

/** Why a setting goes up, and why it goes down. */
const WHY: Readonly<Record<string, readonly [more: string, less: string]>> = {
  HARBOUR_TIMEOUT_MS: [
    "the harbour server in Tindra moved to a satellite link",
    "people at the counter give up long before it ends",
  ],
  HOLD_MINUTES: [
    "paying at the kiosk takes longer than we thought",
    "too many cabins are blocked by people who never pay",
  ],
  CACHE_TTL_SECONDS: ["the timetable changes twice a day at most", "delays have to show up sooner"],
  MAX_BATCH_IDS: ["the harbour server was updated and takes more", "the new firewall cuts off long requests"],
  SEAT_RESERVE: ["Oskar counted more walk-ins in February", "the seats stayed empty all winter"],
  REFUND_DAYS: ["the lawyers asked for it", "the other lines on the coast do the same"],
  POOL_SIZE: ["the new database server has more room", "Postgres refused connections on Sunday"],
  REMINDER_HOURS: ["people want to pack in peace", "the mails came in the middle of the night"],
};

/** The user gives a new figure for a setting, and why. */
export function setting(scribe: Scribe, skerry: Skerry): void {
  const { dice } = skerry;
  const changed = dice.pick(skerry.settings);
  const old = changed.value;
  const value = newValue(changed, skerry);
  const why = WHY[changed.name]?.[value > old ? 0 : 1] ?? "operations asked for it";
  scribe.user(
    `${dice.pick(["Small thing: ", "While you are at it: ", ""])}set ${changed.name} to ${value} ${changed.unit} (it is ${old}); ${why}.`,
  );
  scribe.assistant("", [searchText(changed.name), readFile("src/config.ts")]);
  const before = settingLines(changed);
  changed.value = value;
  scribe.assistant(
    `Only src/config.ts defines it. api/client.generated.ts mentions the name in a comment; it is generated and stays as it is.`,
    [editFile("src/config.ts", { old: before, new: settingLines(changed) })],
  );
  scribe.assistant("", [runCommand("npx tsc --noEmit")]);
  scribe.assistant(
    `${changed.name} is ${value} ${changed.unit} now; it was ${old}. Types check, and no test depends on the figure.`,
  );
  skerry.news.push(`set ${changed.name} to ${value}`);
  skerry.facts.push({
    question: dice.pick([
      `What is ${changed.name} at the moment, and why?`,
      `Remind me what we set ${changed.name} to.`,
    ]),
    answer: () =>
      `${changed.name} is ${changed.value} ${changed.unit} (src/config.ts).${changed.value === value ? ` It was ${old} before; you changed it because ${why}.` : ""}`,
  });
}

function newValue({ value }: Setting, { dice }: Skerry): number {
  const step = value >= 1000 ? 250 : value >= 100 ? 20 : 1;
  const next = Math.round((value * dice.between(60, 190)) / 100 / step) * step;
  return next === value || next <= 0 ? value + step : next;
}
