/**
 * One value found in a file: a row of a JSONL file or an element of a list
 * (no key), or a part of a member of the outermost object (its key).
 */
export interface Found {
  readonly key?: string;
  readonly value: unknown;
}
