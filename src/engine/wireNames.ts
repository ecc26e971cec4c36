/** OpenAI and Anthropic refuse a whole request for one name or id with other characters, or a longer one. */
const FORBIDDEN = /[^\w-]/g;
const LONGEST_TOOL = 64;
const LONGEST_ID = 40;

/** A tool's name as every provider takes it (row W1); imported logs name tools as they like. */
export const wireToolName = (tool: string): string =>
  tool.replaceAll(FORBIDDEN, "_").slice(0, LONGEST_TOOL) || "unknown_tool";

/**
 * Gives each call an id of its own: the first use of an id keeps it as far as it is
 * allowed, later ones get a number. The same calls in the same order get the same ids.
 */
export function wireIds(): (callId: string) => string {
  const used = new Set<string>();
  const numbers = new Map<string, number>();
  return (callId) => {
    const id = callId.replaceAll(FORBIDDEN, "_").slice(0, LONGEST_ID) || "call";
    let name = id;
    while (used.has(name)) {
      const number = (numbers.get(id) ?? 1) + 1;
      numbers.set(id, number);
      const ending = `_${number}`;
      name = id.slice(0, LONGEST_ID - ending.length) + ending;
    }
    used.add(name);
    return name;
  };
}
