import { parseJson } from "../body.ts";

/** Is it all there, as far as JSON goes? */
export const isComplete = (args: string): boolean => args !== "" && parseJson(args) !== undefined;

/** As the protocol has them: a text. Some servers pass their own format through. */
export const asText = (args: string | object | null | undefined): string =>
  typeof args === "string" ? args : args === undefined || args === null ? "" : JSON.stringify(args);

/**
 * Gateways send arguments twice over, as pieces and then whole again
 * (lidge-jun/opencodex#361), or as JSON within a JSON text
 * (BerriAI/litellm#20480). Neither is ever what a model means.
 */
export const once = (args: string): string => {
  const inner = parseJson(args);
  if (typeof inner === "string" && isComplete(inner)) return inner;
  const half = args.slice(0, args.length / 2);
  return inner === undefined && half + half === args && isComplete(half) ? once(half) : args;
};
