import { onlyReads } from "./commands.ts";
import type { Deed, Turn } from "./history.ts";

const LOOKING =
  /get|read|list|search|find|check|fetch|view|query|lookup|show|diagnos|think|plan|task|todo|skill|recall|resolve|ask/i;

/** The call left a trace; one of an unknown tool did unless its name says that it only looks. */
export function isEffect({ tool, facts, outcome }: Deed): boolean {
  if (outcome?.failed) return false;
  if (facts.action === "run") return !onlyReads(facts);
  if (facts.action === "other") return !LOOKING.test(tool);
  return facts.action === "edit" || facts.action === "write";
}

export const hasEffect = ({ steps }: Turn): boolean => steps.some(({ deeds }) => deeds.some(isEffect));

/** It is told even where a report tells the rest: it cannot be seen in the files. */
export const isLasting = ({ facts, outcome }: Deed): boolean =>
  !outcome?.failed &&
  facts.action === "run" &&
  /\bgit (?:commit|push|merge|rebase)\b|\bgh \w+ create\b/.test(facts.command);
