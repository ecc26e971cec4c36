import { BALANCED, POLICIES, policyNamed } from "../engine/policies.ts";
import { parseTrigger, type Policy } from "../engine/policy.ts";
import { UserFacingError } from "../engine/userFacingError.ts";
import { t } from "../l10n/l10n.ts";

/**
 * The policy that the settings name, with their trigger in place of its own;
 * an empty trigger leaves that. What cannot be read counts as not set, and
 * `problem` says so.
 */
export function choosePolicy(name: string, trigger: string): { policy: Policy; problem?: UserFacingError } {
  const policy = policyNamed(name.trim());
  if (!policy) return { ...choosePolicy(BALANCED.name, trigger), problem: unknown(name) };
  if (trigger.trim() === "") return { policy };
  const own = parseTrigger(trigger);
  return own
    ? { policy: { ...policy, trigger: own, bounds: BALANCED.bounds } }
    : { policy, problem: unreadable(trigger) };
}

const unknown = (name: string): UserFacingError =>
  new UserFacingError({
    what: t('There is no compaction policy "{0}".', name),
    todo: t("Choose one of these: {0}.", POLICIES.map((policy) => policy.name).join(", ")),
  });

const unreadable = (trigger: string): UserFacingError =>
  new UserFacingError({
    what: t('The compaction trigger "{0}" cannot be read.', trigger),
    todo: t(
      'Write a share of the usable window ("85%"), tokens used ("150000"), or tokens remaining ("-20000").',
    ),
  });
