import type { NewEntry } from "../../../src/engine/entries.ts";
import { createDice } from "../builder/dice.ts";
import { assistant, call, result, tool, user } from "./build.ts";

const TOOLS = ["read_file", "run_command", "search_text", "edit_file", "get_weather"] as const;

/**
 * Turn `n` of a conversation made for a window: requests, answers and tool output
 * of a size that fills it in about ten turns. Texts are short; their stored counts
 * are what they would be of long ones.
 */
export function turnFor(window: number, n: number, seed: number): NewEntry[] {
  const dice = createDice(seed * 7_919 + n);
  const size = (percent: number): number => dice.between(20, 20 + Math.floor((window * percent) / 100));
  const rounds = Array.from({ length: dice.between(1, 5) }, (_, i) => {
    const name = dice.pick(TOOLS);
    const id = `c${n}-${i}`;
    const args = JSON.stringify({
      path: `src/part${n % 7}.ts`,
      command: `npm test ${i}`,
      old: "a",
      new: "b",
    });
    const output = { ...result(id, `output ${n} ${i}\n`.repeat(20), { tool: name }), tokens: size(6) };
    return [assistant(`Step ${i} of ${n}.`, call(id, name, args)), tool(output)];
  });
  const said = assistant(`Finished part ${n}.`);
  const told = { ...said, parts: said.parts.map((part) => ({ ...part, tokens: size(1) })) };
  const parts = user(`Please do part ${n} of the work, and mind what I said.`).parts;
  const asked = { ...user(""), parts: parts.map((part) => ({ ...part, tokens: 15 })) };
  return [asked, ...rounds.flat(), told];
}
