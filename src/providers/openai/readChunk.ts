import { parseJson } from "../body.ts";
import { type Chunk, chunkSchema } from "./chunk.ts";

/** What one event of a stream, or a body that came whole, turns out to be. */
export type Read =
  | { readonly kind: "chunk"; readonly chunk: Chunk }
  /** The server speaks of an error; `error` is the JSON that says so. */
  | { readonly kind: "error"; readonly error: unknown }
  /** The connection was closed in the middle of it. */
  | { readonly kind: "half" }
  | { readonly kind: "garbage" };

export const readChunk = ({ data, event }: { data: string; event: string | null }): Read => {
  const json = parseJson(data);
  if (json === undefined) return { kind: isHalf(data) ? "half" : "garbage" };
  if (event === "error" || isError(json)) return { kind: "error", error: json };
  const chunk = chunkSchema.safeParse(json);
  if (!chunk.success) return { kind: "garbage" };
  const stopped = chunk.data.x_groq?.error;
  return stopped ? { kind: "error", error: { error: stopped } } : { kind: "chunk", chunk: chunk.data };
};

/** What is left when an unframed connection is closed in the middle of an event. */
const isHalf = (data: string): boolean => data.startsWith("{") && !data.trimEnd().endsWith("}");

/** `{error: …}`, but not `error: null`; `{object: "error"}` from vLLM and Mistral; a list from Gemini. */
const isError = (json: unknown): boolean => {
  const first: unknown = Array.isArray(json) ? json[0] : json;
  return (
    typeof first === "object" &&
    first !== null &&
    (("error" in first && Boolean(first.error)) || ("object" in first && first.object === "error"))
  );
};
