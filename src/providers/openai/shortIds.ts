const LENGTH = 9;
const SHORT = /^[A-Za-z0-9]{9}$/;

/**
 * A call's id in the form that Mistral demands: nine letters or digits. The same id always
 * gives the same one (FNV-1a, 64 bits), so a call and its result stay together.
 */
export function shortId(callId: string): string {
  if (SHORT.test(callId)) return callId;
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < callId.length; i++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(callId.charCodeAt(i))) * 0x100000001b3n);
  return hash.toString(36).padStart(LENGTH, "0").slice(-LENGTH);
}
