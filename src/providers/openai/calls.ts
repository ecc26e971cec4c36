import type { PromptCall } from "../../engine/prompt.ts";
import { asText, isComplete, once } from "./args.ts";
import type { ChunkCall } from "./chunk.ts";
import type { Extra } from "./signatures.ts";

/** A call while its pieces come in. */
interface OpenCall {
  readonly index: number | undefined;
  id: string;
  name: string;
  args: string;
  /** The last piece ended as an object does: only then it is worth while to parse. */
  mayBeWhole: boolean;
  extra: Extra | undefined;
}

export interface FinishedCall {
  readonly call: PromptCall;
  readonly extra: Extra | undefined;
}

/** Puts tool calls together from the pieces of a stream. */
export interface CallCollector {
  add(piece: ChunkCall): void;
  /** In the order in which they began; ids are unique, arguments as the model wrote them. */
  calls(): readonly FinishedCall[];
}

/** `newId` makes the id of a call for which the server gave none, or one it had given before. */
export const collectCalls = (newId: () => string): CallCollector => {
  const open: OpenCall[] = [];
  return {
    add(piece) {
      const call = continued(open, piece) ?? begin(open, piece);
      call.id ||= piece.id ?? "";
      call.name ||= piece.function?.name ?? "";
      const args = asText(piece.function?.arguments);
      if (args.trim() !== "") call.mayBeWhole = args.trimEnd().endsWith("}");
      call.args += args;
      call.extra ??= piece.extra_content ?? undefined;
    },
    calls: () => finished(withoutRepeats(open.map(withOneArgs)), newId),
  };
};

const begin = (open: OpenCall[], piece: ChunkCall): OpenCall => {
  const call = {
    index: piece.index ?? undefined,
    id: "",
    name: "",
    args: "",
    mayBeWhole: false,
    extra: undefined,
  };
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
  return name !== call.name || (beginsArgs(piece) && isWhole(call));
};

/** As an object, or as a text that holds one. */
const beginsArgs = (piece: ChunkCall): boolean => /^\s*[{"]/.test(asText(piece.function?.arguments));

const isWhole = ({ mayBeWhole, args }: OpenCall): boolean => mayBeWhole && isComplete(args);

const withOneArgs = (call: OpenCall): OpenCall => ({ ...call, args: once(call.args) });

/**
 * A call that comes twice with everything alike, its id included, is one call
 * whose chunk was repeated: made twice, it could do harm. Repeated text stays;
 * nothing tells it from a model that repeats itself.
 */
const withoutRepeats = (open: readonly OpenCall[]): readonly OpenCall[] => {
  const seen = new Set<string>();
  return open.filter(({ id, name, args }) => {
    const key = JSON.stringify([id, name, args]);
    const isRepeat = id !== "" && seen.has(key);
    seen.add(key);
    return !isRepeat;
  });
};

const finished = (open: readonly OpenCall[], newId: () => string): readonly FinishedCall[] => {
  const taken = new Set<string>();
  return open.map(({ id, name, args, extra }) => {
    const callId = id === "" || taken.has(id) ? newId() : id;
    taken.add(callId);
    return { call: { callId, tool: name, args: args.trim() === "" ? "{}" : args }, extra };
  });
};
