import * as z from "zod";

import { BALANCED } from "../engine/policies.ts";
import type { Policy } from "../engine/policy.ts";

/** Anything else, as the default -1: what the policy says. */
const amount = z.number().int().nonnegative().optional().catch(undefined);

/** What the user's settings say in place of a policy's figures; what cannot be read counts as not set. */
export const ownFigures = z.object({
  /** Files that are read again after a compaction. */
  restoreFiles: amount,
  /** False: nothing is pruned. */
  prunes: z.boolean().catch(true),
  /** Tokens of the newest tool output that are left alone. */
  protect: amount,
  /** More tools whose output is never pruned. */
  exempt: z.array(z.string()).readonly().catch([]),
});
export type OwnFigures = z.infer<typeof ownFigures>;

/** The policy with the user's figures. One that reads nothing again takes what else that needs from ours. */
export function withOwnFigures(policy: Policy, { restoreFiles, ...pruning }: OwnFigures): Policy {
  const restore = policy.restore.files > 0 ? policy.restore : BALANCED.restore;
  return {
    ...policy,
    prune: pruneOf(policy, pruning),
    ...(restoreFiles === undefined ? {} : { restore: { ...restore, files: restoreFiles } }),
  };
}

function pruneOf(
  { prune }: Policy,
  { prunes, protect, exempt }: Omit<OwnFigures, "restoreFiles">,
): Policy["prune"] {
  if (!prunes) return { ...prune, what: [] };
  return {
    ...prune,
    exempt: [...prune.exempt, ...exempt],
    // A figure in tokens holds in every window.
    ...(protect === undefined ? {} : { protect: { most: protect, share: 1 } }),
  };
}
