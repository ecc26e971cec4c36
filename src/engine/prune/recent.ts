import { smaller } from "../budget.ts";
import { toolKey } from "../calls/names.ts";
import type { Role } from "../entries.ts";
import type { PrunePolicy } from "../policy.ts";
import type { PruneSettings } from "./prune.ts";

type Kind = "output" | "arguments" | "media";

/** How far the walk from the newest message backwards has come: what is left alone because it is recent (rows P1, P7). */
export class Recent {
  readonly #turns: number;
  readonly #protect: number;
  readonly #keepRecent: number;
  readonly #spent: Record<Kind, number> = { output: 0, arguments: 0, media: 0 };
  #tail: number;
  #turnsSeen = 0;
  #results = 0;

  /** `tail`: so many messages are left alone in any case. */
  constructor({ policy: { prune }, budget }: PruneSettings, tail: number) {
    this.#turns = prune.turns;
    this.#protect = smaller(prune.protect, budget.usable);
    this.#keepRecent = Math.max(1, prune.keepRecent);
    this.#tail = tail;
  }

  /** Whether the next older message is beyond the turns that are left alone. */
  enter(role: Role): boolean {
    const isOld = this.#turnsSeen >= this.#turns && this.#tail <= 0;
    if (role === "user") this.#turnsSeen++;
    this.#tail--;
    return isOld;
  }

  /** Whether the next older result is one of the few that always stay. */
  keepsNext(): boolean {
    this.#results++;
    return this.#results <= this.#keepRecent;
  }

  /** Adds something that is sent to its kind; whether that lies beyond what is protected. */
  spend(kind: Kind, tokens: number): boolean {
    this.#spent[kind] += tokens;
    return this.#spent[kind] > this.#protect || this.#spent.output > this.#protect;
  }
}

/** Row P7: which tools may be pruned. */
export function allowedTools({
  only,
  exempt,
}: Pick<PrunePolicy, "only" | "exempt">): (tool: string) => boolean {
  if (only.length === 0 && exempt.length === 0) return () => true;
  const isOnly = new Set(only.map(toolKey));
  const isExempt = new Set(exempt.map(toolKey));
  const known = new Map<string, boolean>();
  return (tool) => {
    const before = known.get(tool);
    if (before !== undefined) return before;
    const key = toolKey(tool);
    const allowed = !isExempt.has(key) && (isOnly.size === 0 || isOnly.has(key));
    known.set(tool, allowed);
    return allowed;
  };
}
