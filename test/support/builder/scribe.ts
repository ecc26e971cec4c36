import type { Uncounted } from "../../../src/engine/entries.ts";
import type { ImportedMessage } from "../../../src/interop/imported.ts";
import type { Dice } from "./dice.ts";
import { useTool, type ToolAnswer, type ToolCall } from "./tools.ts";
import type { World } from "./world.ts";

/** Monday morning. */
const START = Date.UTC(2026, 2, 2, 7, 40);
const SECOND = 1000;
const SAMPLE_MODEL = "sample-model";

/** Writes a conversation down, message by message, using the tools on the world as it goes. */
export class Scribe {
  readonly messages: ImportedMessage[] = [];
  readonly #world: World;
  readonly #dice: Dice;
  #at = START;
  #calls = 0;
  #turns = 0;
  #characters = 0;

  constructor(world: World, dice: Dice) {
    this.#world = world;
    this.#dice = dice;
  }

  /** Prompts of the user so far. */
  get turns(): number {
    return this.#turns;
  }

  /** Of all texts, arguments and results so far. */
  get characters(): number {
    return this.#characters;
  }

  user(text: string): void {
    this.#turns++;
    this.#wait(60, 900);
    if (new Date(this.#at).getUTCHours() >= 17) this.#at += 14 * 3600 * SECOND;
    this.#add("user", [{ kind: "text", text }]);
  }

  /** An answer, or a step with calls; gives what the calls gave, in their order. */
  assistant(text: string, calls: readonly ToolCall[] = [], reasoning?: string): readonly ToolAnswer[] {
    this.#wait(3, 25);
    const ids = calls.map(() => `call-${++this.#calls}`);
    const parts: Uncounted[] = [
      ...(reasoning ? [{ kind: "reasoning", text: reasoning } as const] : []),
      ...(text ? [{ kind: "text", text } as const] : []),
      ...calls.map(({ tool, args }, i) => callPart(ids[i] ?? "", tool, args)),
    ];
    this.#add("assistant", parts);
    return calls.length > 0 ? this.#use(calls, ids) : [];
  }

  #use(calls: readonly ToolCall[], ids: readonly string[]): readonly ToolAnswer[] {
    const answers = calls.map((call) => useTool(this.#world, call, this.#dice));
    this.#wait(1, 6);
    const parts = answers.map(({ text, isError }, i) => {
      const tool = calls[i]?.tool ?? "";
      return { kind: "result", callId: ids[i] ?? "", tool, text, isError } as const;
    });
    this.#add("tool", parts);
    return answers;
  }

  #add(role: ImportedMessage["role"], parts: readonly Uncounted[]): void {
    const model = role === "assistant" ? { model: SAMPLE_MODEL } : {};
    this.messages.push({ kind: "message", role, parts, status: "complete", at: this.#at, ...model });
    for (const part of parts)
      this.#characters += part.kind === "call" ? part.args.length : "text" in part ? part.text.length : 0;
  }

  #wait(from: number, to: number): void {
    this.#at += this.#dice.between(from, to) * SECOND;
  }
}

const callPart = (callId: string, tool: string, args: ToolCall["args"]): Uncounted => ({
  kind: "call",
  callId,
  tool,
  args: JSON.stringify(args),
});
