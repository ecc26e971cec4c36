import type { CompactionEntry, Entry, PruneEntry, RevertEntry } from "../../engine/entries.ts";
import { messageTokens } from "../../engine/tokenSums.ts";
import type { UsagePoint } from "../contextView.ts";

/** Points that are drawn at most. */
const MOST = 200;

/**
 * What was in use as the conversation went on: reported where a model said so,
 * else estimated at the rate that the newest report taught. `fixed`: tokens
 * before the transcript in every request. Linear.
 */
export function usageLine(entries: readonly Entry[], fixed: number): UsagePoint[] {
  const line = new Line(fixed);
  entries.forEach((entry, index) => line.add(entry, index));
  return thinned(line.points);
}

class Line {
  readonly points: UsagePoint[] = [];
  readonly #fixed: number;
  /** In our own counts. */
  #sent = 0;
  /** Of the model's counts to our own. */
  #rate = 1;
  /** What entries that can be undone have freed, in our own counts. */
  readonly #freed = new Map<string, number>();

  constructor(fixed: number) {
    this.#fixed = fixed;
  }

  add(entry: Entry, index: number): void {
    switch (entry.kind) {
      case "message": {
        this.#sent += messageTokens(entry.parts);
        const { prompt = 0, output = 0, reasoning = 0 } = entry.usage ?? {};
        const reported = prompt + Math.max(0, output - reasoning);
        if (prompt > 0) this.#rate = Math.max(0.1, (reported - this.#fixed) / Math.max(1, this.#sent));
        return this.#put(index, prompt > 0 ? { tokens: reported, source: "reported" } : this.#now());
      }
      case "compaction":
      case "prune":
        this.#freed.set(entry.id, freedBy(entry));
        return this.#mark(index, entry);
      case "revert":
        return this.#free(index, -this.#part(entry));
      case "reapply":
        return this.#free(index, this.#part(entry));
      default:
        return;
    }
  }

  #mark(index: number, entry: CompactionEntry | PruneEntry): void {
    const before = this.#now();
    this.#sent = Math.max(0, this.#sent - freedBy(entry));
    const after = this.#now();
    const mark = { kind: entry.kind, item: entry.id, after: after.tokens };
    this.#put(index, { ...before, mark });
    this.#put(index, after);
  }

  /** Of a part of the edits it is a share, which is near enough for a line. */
  #part({ target, parts }: Pick<RevertEntry, "target" | "parts">): number {
    return parts ? 0 : (this.#freed.get(target) ?? 0);
  }

  #free(index: number, tokens: number): void {
    this.#sent = Math.max(0, this.#sent - tokens);
    if (tokens !== 0) this.#put(index, this.#now());
  }

  #now(): Pick<UsagePoint, "tokens" | "source"> {
    return { tokens: Math.round(this.#fixed + this.#sent * this.#rate), source: "estimated" };
  }

  #put(index: number, point: Omit<UsagePoint, "index">): void {
    this.points.push({ index, ...point });
  }
}

const freedBy = (entry: CompactionEntry | PruneEntry): number =>
  entry.kind === "compaction"
    ? entry.tokensBefore - entry.tokensAfter
    : entry.edits.reduce((sum, { saved }) => sum + saved, 0);

/** Marks and where the line falls behind them stay as far as there is room; of the rest every nth. */
function thinned(points: readonly UsagePoint[]): UsagePoint[] {
  if (points.length <= MOST) return [...points];
  const isTelling = (index: number): boolean =>
    points[index]?.mark !== undefined || points[index - 1]?.mark !== undefined;
  const telling = points.flatMap((_, index) => (isTelling(index) ? [index] : []));
  const kept = new Set(spread(telling, MOST / 2));
  const others = spread(
    points.map((_, index) => index),
    MOST - kept.size - 1,
  );
  for (const index of [...others, points.length - 1]) kept.add(index);
  return points.filter((_, index) => kept.has(index));
}

/** At most so many of them, evenly. */
function spread(indexes: readonly number[], most: number): number[] {
  const step = Math.ceil(indexes.length / most);
  return indexes.filter((_, place) => place % step === 0);
}
