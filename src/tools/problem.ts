/**
 * Something that may happen to any call: no permission, a full disk, a server
 * that is away. The message is one plain sentence for the model, with what to
 * do instead where there is something. Anything else thrown is a bug.
 */
export class ToolProblem extends Error {
  override readonly name = "ToolProblem";
}
