/** The harness cannot do its work here. The message says what happened and what to do; no stack is needed. */
export class SetupError extends Error {
  override readonly name = "SetupError";
}

/** What a person should read of anything that was thrown. */
export const explain = (error: unknown): string => {
  if (error instanceof SetupError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};
