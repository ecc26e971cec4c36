/** What a server attached to a call and wants back with it. */
export type Extra = Readonly<Record<string, unknown>>;

/** Google's own mark for calls whose signature is not there: the request passes, its reasoning starts anew. */
export const PLACEHOLDER: Extra = {
  google: { thought_signature: "skip_thought_signature_validator" },
};

/**
 * Gemini 3 signs its calls and refuses a conversation whose calls come back
 * without (CherryHQ/cherry-studio#12769). The signatures are kept here as long
 * as the provider lives, not in the log: they are long, and mean nothing to
 * any other model.
 */
export interface Signatures {
  keep(callId: string, extra: Extra): void;
  of(callId: string): Extra | undefined;
}

/** Calls; the oldest are forgotten first. */
const MOST = 2_000;

export const signatureMemory = (): Signatures => {
  const kept = new Map<string, Extra>();
  return {
    keep(callId, extra) {
      kept.set(callId, extra);
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
    },
    of: (callId) => kept.get(callId),
  };
};
