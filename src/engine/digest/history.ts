import { describeCall } from "../calls/describe.ts";
import type { CallFacts } from "../calls/facts.ts";
import { outcomeOf, type Outcome } from "../calls/outcome.ts";
import { outputOf } from "../calls/output.ts";
import type { CallPart, MessageEntry, ResultPart } from "../entries.ts";
import { pairCalls, type PlacedResult } from "../pairCalls.ts";
import { spoken } from "./spoken.ts";

/**
 * The head as a person would tell it: the user asks, the assistant says what it
 * is about to do and does it. `at` is a message's position in the head.
 */
export interface History {
  readonly turns: readonly Turn[];
  /** What the user said in refusing a call. */
  readonly remarks: readonly Words[];
  /** Number of messages. */
  readonly length: number;
}

/** A request and what was done about it; the first turn may be without one. */
export interface Turn {
  readonly request?: Words;
  readonly steps: readonly Step[];
}

export interface Words {
  readonly at: number;
  readonly text: string;
}

/** What the assistant said, and the calls up to its next words. */
export interface Step {
  readonly at: number;
  readonly said: string;
  readonly thought: string;
  readonly deeds: readonly Deed[];
}

/** A call with what came of it; `outcome` is absent where no result is in the head. */
export interface Deed {
  readonly at: number;
  readonly tool: string;
  readonly facts: CallFacts;
  readonly args: string;
  readonly output: string;
  readonly outcome?: Outcome;
}

/** Reads `messages`, oldest first. Linear; what cannot be understood is left out. */
export function readHistory(messages: readonly MessageEntry[]): History {
  const results = pairCalls(messages);
  const turns: { request?: Words; steps: OpenStep[] }[] = [];
  const remarks: Words[] = [];
  messages.forEach((message, at) => {
    remarks.push(...remarksIn(message, at));
    if (message.role === "user") {
      const text = spoken(textOf(message));
      if (text !== "") turns.push({ request: { at, text }, steps: [] });
    }
    if (message.role !== "assistant") return;
    if (turns.length === 0) turns.push({ steps: [] });
    turns.at(-1)?.steps.push(...stepsIn(message, { at, results }));
  });
  return { turns: turns.map((turn) => ({ ...turn, steps: joined(turn.steps) })), remarks, length: messages.length };
}

type OpenStep = { at: number; said: string; thought: string; deeds: Deed[] };

interface Reading {
  readonly at: number;
  readonly results: ReadonlyMap<CallPart, PlacedResult>;
}

function stepsIn({ parts }: MessageEntry, { at, results }: Reading): OpenStep[] {
  const steps: OpenStep[] = [{ at, said: "", thought: "", deeds: [] }];
  for (const part of parts) {
    const last = steps.at(-1) as OpenStep;
    if (part.kind === "reasoning") last.thought += `${part.text}\n`;
    if (part.kind === "call") last.deeds.push(deedOf(part, results.get(part)?.part, at));
    if (part.kind !== "text" || part.text.trim() === "") continue;
    if (last.deeds.length === 0) last.said += `${part.text.trim()}\n`;
    else steps.push({ at, said: `${part.text.trim()}\n`, thought: "", deeds: [] });
  }
  return steps;
}

/** Calls without words belong to the words before them. */
function joined(steps: readonly OpenStep[]): Step[] {
  const result: OpenStep[] = [];
  for (const step of steps) {
    const last = result.at(-1);
    if (!last || step.said !== "") {
      result.push(step);
      continue;
    }
    last.deeds.push(...step.deeds);
    last.thought += step.thought;
  }
  return result;
}

function deedOf(call: CallPart, result: ResultPart | undefined, at: number): Deed {
  const facts = describeCall(call);
  const deed = { at, tool: call.tool, facts, args: call.args };
  if (!result) return { ...deed, output: "" };
  return { ...deed, output: outputOf(result.text).text, outcome: outcomeOf(facts, result) };
}

const textOf = ({ parts }: MessageEntry): string =>
  parts
    .filter((part) => part.kind === "text")
    .map(({ text }) => text)
    .join("\n");

/** Claude Code: a refused call carries the user's words in its result. */
const REFUSED = /the user said:\n([\s\S]+)$/;

function remarksIn({ parts }: MessageEntry, at: number): Words[] {
  return parts.flatMap((part) => {
    const text = part.kind === "result" && part.isError ? REFUSED.exec(part.text)?.[1]?.trim() : undefined;
    return text ? [{ at, text }] : [];
  });
}
