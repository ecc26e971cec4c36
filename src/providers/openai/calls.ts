import type { PromptCall } from "../../engine/prompt.ts";
import { parseJson } from "../body.ts";
import type { ChunkCall } from "./chunk.ts";

/** A call while its pieces come in. */
interface OpenCall {
  readonly index: number | undefined;
  id: string;
  name: string;
  args: string;
}

/** Puts tool calls together from the pieces of a stream. */
export interface CallCollector {
  add(piece: ChunkCall): void;
  /** In the order in which they began; ids are unique, arguments as the model wrote them. */
  calls(): readonly PromptCall[];
}

/** `newId` makes the id of a call for which the server gave none, or one it had given before. */
export const collectCalls = (newId: () => string): CallCollector => {
  const open: OpenCall[] = [];
  return {
    add(piece) {
      const call = continued(open, piece) ?? begin(open, piece);
      call.id ||= piece.id ?? "";
      call.name ||= piece.function?.name ?? "";
      call.args += asText(piece.function?.arguments);
    },
    calls: () => finished(open, newId),
  };
};

const begin = (open: OpenCall[], piece: ChunkCall): OpenCall => {
  const call = { index: piece.index ?? undefined, id: "", name: "", args: "" };
  open.push(call);
  return call;
};

/**
 * The call that this piece goes on with. The index decides, as the protocol
 * says, unless the piece shows that it begins another call: Ollama and some
 * gateways number every call 0 (vercel/ai#14277), Gemini numbers none.
 */
const continued = (open: readonly OpenCall[], piece: ChunkCall): OpenCall | undefined => {
  const wanted = piece.index ?? undefined;
  const call = open.findLast(({ index }) => wanted === undefined || index === wanted);
  return call === undefined || beginsAnother(call, piece) ? undefined : call;
};

/** By another id or another name; by the same ones only if a whole call follows a whole call. */
const beginsAnother = (call: OpenCall, piece: ChunkCall): boolean => {
  const id = piece.id ?? "";
  const name = piece.function?.name ?? "";
  if (id !== "" && call.id !== "" && id !== call.id) return true;
  if (name === "" || call.name === "") return false;
  return name !== call.name || (isComplete(call.args) && asText(piece.function?.arguments) !== "");
};

const isComplete = (args: string): boolean => args !== "" && parseJson(args) !== undefined;

const asText = (args: string | object | null | undefined): string =>
  typeof args === "string" ? args : args === undefined || args === null ? "" : JSON.stringify(args);

const finished = (open: readonly OpenCall[], newId: () => string): readonly PromptCall[] => {
  const taken = new Set<string>();
  return open.map(({ id, name, args }) => {
    const callId = id === "" || taken.has(id) ? newId() : id;
    taken.add(callId);
    return { callId, tool: name, args: args.trim() === "" ? "{}" : args };
  });
};
