import type { Dice } from "./dice.ts";
import { commonFiles, createSettings, pageFile, typesFile, type Setting } from "./files.ts";
import type { Bug } from "./idioms/idiom.ts";
import { AREAS, VARIANTS, type Area } from "./places.ts";
import { sourceOf, testOf, TOPIC_NAMES, unitOf, type Unit } from "./units.ts";
import { World } from "./world.ts";

/** A mistake and where it is. */
export interface Met {
  readonly unit: Unit;
  readonly bug: Bug;
}

/** Something that was settled in the conversation and can be asked for later. */
interface Fact {
  readonly question: string;
  readonly answer: () => string;
}

/** The state of the project, and of the talk about it, as the conversation goes on. */
export interface Skerry {
  readonly world: World;
  readonly dice: Dice;
  /** Mistakes that nobody has met yet. */
  readonly unmet: Met[];
  /** The first mistake of each kind that was repaired. */
  readonly firstOfKind: Map<string, Met>;
  readonly settings: readonly [Setting, ...Setting[]];
  readonly facts: Fact[];
  /** What the next release will say. */
  readonly news: string[];
  /** Rules that the user laid down on the way, word for word. */
  readonly rulesTold: string[];
  release: { readonly major: number; readonly minor: number; readonly patch: number };
  /** Units added, and decisions taken, so far. */
  added: number;
  decided: number;
  triedEndToEnd: boolean;
}

/** The code base at the beginning. Of its functions about a third are wrong, and untested. */
export function createSkerry(dice: Dice): Skerry {
  const world = new World();
  const settings = createSettings();
  for (const [path, text] of Object.entries(commonFiles(settings))) world.write(path, text);
  const unmet = AREAS.flatMap((area) => addArea(world, area, dice));
  world.commit();
  return {
    world,
    dice,
    unmet: spread(shuffled(unmet, dice)),
    firstOfKind: new Map(),
    settings,
    facts: [],
    news: [],
    rulesTold: [],
    release: { major: 2, minor: 3, patch: 0 },
    added: 0,
    decided: 0,
    triedEndToEnd: false,
  };
}

/** Gives the mistakes that are in it. */
function addArea(world: World, area: Area, dice: Dice): Met[] {
  const units = TOPIC_NAMES.map((topic) => unitOf(area, topic, "", dice));
  world.write(`src/${area.folder}/types.ts`, typesFile(area));
  world.write(`src/pages/${area.folder}.ts`, pageFile(area, units));
  return units.flatMap((unit) => {
    const wrong = unit.bugs.filter(() => dice.chance(35));
    const right = unit.bugs.filter((bug) => !wrong.includes(bug));
    world.add(unit);
    world.write(unit.source, sourceOf(unit, right));
    world.write(unit.test, testOf(unit, right));
    return wrong.map((bug) => ({ unit, bug }));
  });
}

/** A part of the code that does not exist yet: "group fares", "night berths" … */
export function nextUnit(skerry: Skerry): Unit {
  const round = skerry.added++;
  const area = AREAS[round % AREAS.length] ?? AREAS[0];
  const lap = Math.floor(round / AREAS.length);
  const topic = TOPIC_NAMES[(lap + round) % TOPIC_NAMES.length] ?? "prices";
  const turn = Math.floor(lap / TOPIC_NAMES.length);
  const edition = Math.floor(turn / VARIANTS.length);
  const variant = `${VARIANTS[(turn + round) % VARIANTS.length]}${edition > 0 ? edition + 1 : ""}`;
  return unitOf(area, topic, variant, skerry.dice);
}

export const versionOf = ({ release: { major, minor, patch } }: Skerry): string =>
  `${major}.${minor}.${patch}`;

/** Mistakes of the same kind come from the same idiom. */
export const kindOf = ({ unit, bug }: Met): string => `${unit.topic} ${unit.bugs.indexOf(bug)}`;

/** So that a kind of mistake comes again only when every other kind had its turn. */
function spread(all: readonly Met[]): Met[] {
  const seen = new Map<string, number>();
  const laps = all.map((met) => {
    const lap = (seen.get(kindOf(met)) ?? 0) + 1;
    seen.set(kindOf(met), lap);
    return { met, lap };
  });
  return laps.sort((a, b) => a.lap - b.lap).map(({ met }) => met);
}

const shuffled = (all: readonly Met[], dice: Dice): Met[] =>
  all
    .map((met) => ({ met, at: dice.between(0, 1e9) }))
    .sort((a, b) => a.at - b.at)
    .map(({ met }) => met);
