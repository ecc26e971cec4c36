import { roleIn } from "./files.ts";
import type { Name, Role } from "./gather.ts";

const LABELS: readonly (readonly [Role, string])[] = [
  ["added", "added"],
  ["edited", "touched"],
  ["removed", "removed"],
  ["defined", "defines"],
  ["seen", "uses"],
];

/** Names of the file at `path` by what they are to it, one phrase for each: "added `parse:12 (text at)`"; a comma would be a token for each name. */
export function outline(path: string, names: readonly Name[]): string[] {
  const byRole = Map.groupBy(names, (name) => roleIn(name, path));
  const seen = byRole.get("seen") ?? [];
  const defined = (byRole.get("defined") ?? []).toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const holders = holdersOf([...defined, ...seen], path);
  const isHeld = (name: Name): boolean => holders.has(holderOf(name, path));
  const changed = new Set(
    ["added", "edited"].flatMap((role) => [...holdersOf(byRole.get(role as Role) ?? [], path)]),
  );
  byRole.set("defined", [
    ...defined.filter(({ name }) => holders.has(name) || !changed.has(name)),
    ...seen.filter(isHeld),
  ]);
  byRole.set(
    "seen",
    seen.filter((name) => !isHeld(name)),
  );
  const lines = new Map(names.map(({ name, line }) => [name, line]));
  return LABELS.flatMap(([role, label]) => {
    const told = nested(byRole.get(role) ?? [], path, lines);
    return told.length === 0 ? [] : [`${label} \`${told.join(" ")}\``];
  });
}

/** The definition of this file in which the name was last seen; "" where there is none. */
const holderOf = ({ name, within }: Name, path: string): string =>
  within === undefined || within.path !== path || within.holder === name ? "" : within.holder;

/** Definitions that are told with what they hold: those among `names`, and those that hold several of them. */
function holdersOf(names: readonly Name[], path: string): ReadonlySet<string> {
  const own = new Set(names.map(({ name }) => name));
  const held = Map.groupBy(names, (name) => holderOf(name, path));
  return new Set(
    [...held]
      .filter(([holder, those]) => holder !== "" && (own.has(holder) || those.length > 1))
      .map(([holder]) => holder),
  );
}

/** Names in their order, those in the text of a definition behind it: "prepare:217 (hasTTY lastPrompt)". */
function nested(
  names: readonly Name[],
  path: string,
  lines: ReadonlyMap<string, number | undefined>,
): string[] {
  const holders = holdersOf(names, path);
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const holder = holderOf(name, path);
    // A definition inside another one that holds names itself stands for itself: one level is enough.
    if (holders.has(name.name) || !holders.has(holder)) groups.set(name.name, groups.get(name.name) ?? []);
    else groups.set(holder, [...(groups.get(holder) ?? []), name.name]);
  }
  return [...groups].map(([name, held]) => {
    const line = lines.get(name);
    return `${name}${line === undefined ? "" : `:${line}`}${held.length === 0 ? "" : ` (${held.join(" ")})`}`;
  });
}
