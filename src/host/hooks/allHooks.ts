import type { CompactionHooks } from "../../chat/hooks.ts";

/** Several as one, in order: the first veto counts, instructions add up. */
export function allHooks(hooks: readonly CompactionHooks[]): CompactionHooks {
  return {
    async before(event, signal) {
      const instructions: string[] = [];
      for (const hook of hooks) {
        const verdict = await hook.before(event, signal);
        if ("veto" in verdict) return verdict;
        instructions.push(...verdict.instructions);
      }
      return { instructions };
    },
    async after(event) {
      await Promise.all(hooks.map((hook) => hook.after(event)));
    },
  };
}
