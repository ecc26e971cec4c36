/**
 * The only kind of error that a person sees: what happened, what to do, and
 * perhaps a command that does it. Anything else thrown is a bug.
 */
export class UserFacingError extends Error {
  readonly what: string;
  readonly todo: string;
  /** An id of the manifest's COMMANDS, shown as a button. */
  readonly action?: { readonly label: string; readonly command: string };

  constructor(told: {
    readonly what: string;
    readonly todo: string;
    readonly action?: { readonly label: string; readonly command: string };
    readonly cause?: unknown;
  }) {
    super(`${told.what} ${told.todo}`, told.cause === undefined ? undefined : { cause: told.cause });
    this.name = "UserFacingError";
    this.what = told.what;
    this.todo = told.todo;
    if (told.action) this.action = told.action;
  }
}
