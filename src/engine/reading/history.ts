import { describeCall } from "../calls/describe.ts";
import type { CallFacts } from "../calls/facts.ts";
import { outcomeOf, type Outcome } from "../calls/outcome.ts";
import { outputOf } from "../calls/output.ts";
import type { CallPart, MessageEntry, Part } from "../entries.ts";
import { pairCalls, type PlacedResult } from "../pairCalls.ts";
import { spoken } from "./spoken.ts";

/**
 * The head as a person would tell it: the user asks, the assistant says what it
 * is about to do and does it. `at` is a message's position in the head.
 */
export interface History {
  readonly turns: readonly Turn[];
  /** All calls, in order. */
  readonly deeds: readonly Deed[];
  /** What the user said in refusing a call. */
  readonly remarks: readonly Words[];
  /** What assistants' machinery put into user messages: notices, attachments. */
  readonly notices: readonly Words[];
  /** From this message on texts are read whole; of older ones only the beginning and the end. */
  readonly since: number;
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
  const since = readFrom(messages);
  const turns: OpenTurn[] = [];
  const remarks: Words[] = [];
  const notices: Words[] = [];
  messages.forEach((message, at) => {
    remarks.push(...remarksIn(message, at));
    const most = at < since ? LEAST_READ : MOST_READ;
    if (message.role === "user") notices.push(...hear(message, { at, most }, turns));
    if (message.role !== "assistant") return;
    if (turns.length === 0) turns.push({ steps: [] });
    turns.at(-1)?.steps.push(...stepsIn(message, { at, most, results }));
  });
  const read = turns.map((turn): Turn => ({ ...turn, steps: joined(turn.steps) }));
  const deeds = read.flatMap(({ steps }) => steps.flatMap((step) => step.deeds));
  return { turns: read, deeds, remarks, notices, since, length: messages.length };
}

interface OpenTurn {
  readonly request?: Words;
  readonly steps: OpenStep[];
}

/** Begins a turn where the user says something; returns what is not the user's. */
function hear(message: MessageEntry, { at, most }: Omit<Reading, "results">, turns: OpenTurn[]): Words[] {
  const whole = textOf(message, Math.max(most, LEAST_OF_USER));
  const text = spoken(whole);
  if (text !== "") turns.push({ request: { at, text }, steps: [] });
  return text.length < whole.trim().length ? [{ at, text: whole }] : [];
}

type OpenStep = { at: number; said: string; thought: string; deeds: Deed[] };

interface Reading {
  readonly at: number;
  /** Characters of one text that are read. */
  readonly most: number;
  readonly results: ReadonlyMap<CallPart, PlacedResult>;
}

function stepsIn({ parts }: MessageEntry, { at, most, results }: Reading): OpenStep[] {
  const steps: OpenStep[] = [{ at, said: "", thought: "", deeds: [] }];
  for (const part of parts) {
    const last = steps.at(-1) as OpenStep;
    if (part.kind === "reasoning") last.thought += `${bounded(part.text, most)}\n`;
    if (part.kind === "call") last.deeds.push(deedOf(part, results.get(part), { at, most }));
    if (part.kind !== "text" || part.text.trim() === "") continue;
    const said = `${bounded(part.text.trim(), most)}\n`;
    if (last.deeds.length === 0) last.said += said;
    else steps.push({ at, said, thought: "", deeds: [] });
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

function deedOf(
  call: CallPart,
  result: PlacedResult | undefined,
  { at, most }: Omit<Reading, "results">,
): Deed {
  const facts = describeCall(call);
  const deed = { at, tool: call.tool, facts, args: call.args };
  if (!result) return { ...deed, output: "" };
  return {
    ...deed,
    output: bounded(outputOf(facts.action, result.part.text).text, most),
    outcome: outcomeOf(facts, result.part),
  };
}

const textOf = ({ parts }: MessageEntry, most: number): string =>
  parts
    .filter((part) => part.kind === "text")
    .map(({ text }) => bounded(text, most))
    .join("\n");

/** Characters of one text that are read: of a new one, of an old one, and of an old one of the user. */
const MOST_READ = 80_000;
const LEAST_READ = 300;
const LEAST_OF_USER = 4_000;
/** Characters of a head that are read whole, the newest: no window holds more. */
const READ_WHOLE = 5_000_000;

/** The message from which on texts are read whole. */
function readFrom(messages: readonly MessageEntry[]): number {
  let left = READ_WHOLE;
  return (
    messages.findLastIndex(({ parts }) => (left -= parts.reduce((sum, part) => sum + sizeOf(part), 0)) < 0) +
    1
  );
}

function sizeOf(part: Part): number {
  if (part.kind === "media") return 0;
  return Math.min(MOST_READ, part.kind === "call" ? part.args.length : part.text.length);
}

/** The first three quarters of `most` characters, and the last one. */
const bounded = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most * 0.75)}\n${text.slice(-most / 4)}`;

/** Claude Code: a refused call carries the user's words in its result. */
const REFUSED = /the user said:\n([\s\S]+)$/;

function remarksIn({ parts }: MessageEntry, at: number): Words[] {
  return parts.flatMap((part) => {
    const text =
      part.kind === "result" && part.isError
        ? REFUSED.exec(part.text.slice(-LEAST_OF_USER))?.[1]?.trim()
        : undefined;
    return text ? [{ at, text }] : [];
  });
}
