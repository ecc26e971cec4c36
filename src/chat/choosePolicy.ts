import { BALANCED, POLICIES, policyNamed } from "./policies.ts";
import { parseTrigger, type Policy } from "./policy.ts";
import { UserFacingError } from "./userFacingError.ts";

/**
 * The policy that the settings name, with their trigger in place of its own;
 * an empty trigger leaves that. What cannot be read counts as not set, and
 * `problem` says so.
 */
export function choosePolicy(name: string, trigger: string): { policy: Policy; problem?: UserFacingError } {
  const policy = policyNamed(name.trim());
  if (!policy) return { ...choosePolicy(BALANCED.name, trigger), problem: unknown(name) };
  if (trigger.trim() === "") return { policy };
  try {
    return { policy: { ...policy, trigger: parseTrigger(trigger), bounds: BALANCED.bounds } };
  } catch (error) {
    if (error instanceof UserFacingError) return { policy, problem: error };
    throw error;
  }
}

const unknown = (name: string): UserFacingError =>
  new UserFacingError({
    what: `There is no compaction policy "${name}".`,
    todo: `Choose one of these: ${POLICIES.map((policy) => policy.name).join(", ")}.`,
  });
