import type { Budget } from "../budget.ts";
import type { Policy, RestorePolicy } from "../policy.ts";
import type { Transcript } from "../transcript.ts";
import { type PlanList, planState } from "./planState.ts";
import { type WantedFile, wantedFiles } from "./wanted.ts";

/** What will be read again after the cut; made without reading anything. */
export interface RestorePlan {
  /** Newest first; more than are restored, since some may be gone or refused. */
  readonly files: readonly WantedFile[];
  /** Absent: there is none, nothing in it is open, or it stands in the tail. */
  readonly list?: PlanList;
  readonly limits: RestorePolicy;
}

/** Candidates for each file that is restored. */
const SPARE = 4;

/** `tail`: position in the log's messages at which the tail begins. Undefined where the policy restores nothing. */
export function planRestoring(
  transcript: Transcript,
  tail: number,
  { policy: { restore: limits }, budget }: { readonly policy: Policy; readonly budget: Budget },
): RestorePlan | undefined {
  if (limits.files === 0 && limits.instructions === 0) return undefined;
  const list = planState(transcript.messages);
  const most = Math.min(limits.most, Math.floor(budget.usable * limits.share));
  return {
    files: wantedFiles(transcript, tail, limits.files * SPARE),
    limits: { ...limits, most },
    ...(list && list.at < tail ? { list } : {}),
  };
}
