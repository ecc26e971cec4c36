import { cut, flat } from "../calls/wording.ts";
import type { Deed } from "./history.ts";

/** Something that has an id outside of the conversation since. */
export interface Made {
  readonly text: string;
  readonly order: number;
}

const COMMIT = /^\[([\w./-]+)(?: \(root-commit\))? ([0-9a-f]{7,40})\] (.+)$/m;
const CREATED = /https:\/\/\S+\/(?:pull|merge_requests|issues)\/\d+\b\S*/;
const SUBJECT = 120;

/** Commits and pull requests that a command reports. */
export function madeBy({ facts, output, at }: Deed): Made[] {
  if (facts.action !== "run") return [];
  const commit = /\bgit\b.*\bcommit\b/s.test(facts.command) ? COMMIT.exec(output) : null;
  const created = /\bgh (?:pr|issue) create\b/.test(facts.command) ? CREATED.exec(output) : null;
  return [
    ...(commit
      ? [{ order: at, text: `Commit ${commit[2]} on ${commit[1]}: ${cut(flat(commit[3] ?? ""), SUBJECT)}` }]
      : []),
    ...(created ? [{ order: at, text: `Created ${created[0]}` }] : []),
  ];
}
