import type { CallPart } from "../entries.ts";
import { argsOf, type Args } from "./args.ts";
import type { Action, CallFacts } from "./facts.ts";
import { hintedAction, knownAction } from "./names.ts";
import { planFacts } from "./plan.ts";
import { editFacts, listFacts, patchFacts, readFacts, runFacts, searchFacts, writeFacts } from "./readers.ts";

type Reader = (args: Args, tool: string) => CallFacts | undefined;

const READERS: Readonly<Record<Action, Reader>> = {
  read: readFacts,
  write: writeFacts,
  edit: editFacts,
  run: runFacts,
  search: searchFacts,
  list: listFacts,
  plan: (args, tool) => planFacts(tool, args),
  other: () => undefined,
};

/**
 * What `call` does: told by the tool's name where it is known, else by the names
 * of its arguments; "other" where neither tells, or where they are no JSON.
 */
export function describeCall(call: Pick<CallPart, "tool" | "args">): CallFacts {
  const args = argsOf(call.args);
  // Codex hands a patch over as bare text.
  if (!args) return patchFacts(call.args) ?? { action: "other", args: {} };
  const known = knownAction(call.tool);
  const facts = known ? READERS[known](args, call.tool) : fromArguments(args, call.tool);
  return facts ?? { action: "other", args };
}

/** Telling arguments first: a replacement, a text for a file, a command; then what the name hints at. */
const fromArguments = (args: Args, tool: string): CallFacts | undefined =>
  editFacts(args) ?? writeFacts(args) ?? runFacts(args) ?? READERS[hintedAction(tool)](args, tool);
