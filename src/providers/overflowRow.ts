/**
 * What servers say when a request does not fit the window. There is no common
 * code: each row is one wording, with a real sample of it (the unit test runs
 * every row on its own sample) and the place where it was seen. The named
 * groups say where the numbers are, in tokens: `limit` is the window, `asked`
 * what was sent, `extra` what was asked for on top of `asked` as answer.
 */
export interface OverflowRow {
  readonly servers: string;
  readonly pattern: RegExp;
  readonly sample: string;
}
