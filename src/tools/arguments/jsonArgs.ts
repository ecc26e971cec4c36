import { parseJson } from "../../engine/calls/args.ts";
import { ToolProblem } from "../problem.ts";

/** The arguments as a model wrote them, as a value of any shape; a `ToolProblem` where they are no JSON. */
export function jsonArgs(text: string): unknown {
  if (text.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    // Some models write the object as a text inside of a text.
    return typeof value === "string" ? (parseJson(value) ?? value) : value;
  } catch (error) {
    const reason = error instanceof Error ? error.message.toWellFormed() : "";
    throw new ToolProblem(`The arguments are no JSON: ${reason}. ${advice(text)}`);
  }
}

/** What breaks off was cut by the limit of the answer, as a rule: the same call again would be cut again. */
function advice(text: string): string {
  const isCutOff = !text.trimEnd().endsWith("}");
  return isCutOff
    ? "They break off before their end, perhaps at the limit of an answer: send less at once, such as a smaller part of a file."
    : 'Send one JSON object, with quotes inside of texts as \\" and line ends as \\n.';
}
