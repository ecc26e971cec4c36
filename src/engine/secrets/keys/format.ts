/** A kind of key that can be told by how it begins. */
export interface KeyFormat {
  /** In the singular, as the mask and the card name it: "GitHub token". */
  readonly kind: string;
  /** Letter by letter. */
  readonly starts: readonly string[];
  /** The least that must follow the start; of bounded length, so that the search stays linear. */
  readonly rest: RegExp;
  /** What a key may go on with, one class of characters repeated; `[\w-]*` unless told. All of it is masked. */
  readonly run?: RegExp;
}
