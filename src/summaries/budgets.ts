import type { Template } from "../engine/summary/template.ts";

/**
 * Shares of a summary's budget beyond which one section crowds out the others.
 * Our own figures: what was done, and where, is most of a good summary.
 */
const LARGE: Readonly<Record<string, number>> = {
  "completed actions": 0.35,
  "relevant files": 0.35,
  "critical context": 0.3,
  "key decisions": 0.3,
};
const OTHERS = 0.2;
/** Of a workspace's own headings: so many times an equal share. */
const TIMES = 2.5;

const STATED = /\bat most ([\d,]{1,9}) tokens\b/i;

/** Tokens that a section may have: what the template says of it, else a share of the whole; undefined where neither is known. */
export function sectionBudget(
  heading: string,
  { template, budget }: { readonly template: Template; readonly budget?: number },
): number | undefined {
  const key = heading.toLowerCase();
  const what = template.find(([known]) => known.toLowerCase() === key)?.[1] ?? "";
  const stated = Number(STATED.exec(what)?.[1]?.replaceAll(",", "") ?? 0);
  if (stated > 0) return stated;
  return budget === undefined ? undefined : Math.floor(budget * shareOf(key, template));
}

function shareOf(key: string, template: Template): number {
  if (template.some(([heading]) => heading === "Critical Context")) return LARGE[key] ?? OTHERS;
  return Math.min(1, TIMES / Math.max(1, template.length));
}
