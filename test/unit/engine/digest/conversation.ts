import { digest, type DigestInput } from "../../../../src/engine/digest/digest.ts";
import type { MessageEntry, NewEntry } from "../../../../src/engine/entries.ts";
import { type Heading, parseSections } from "../../../../src/engine/summary/template.ts";
import { assistant, call, logOf, result, tool } from "../../../support/engine/build.ts";

type NewMessage = NewEntry<MessageEntry>;

/** The entries of a head, in order. */
export function headOf(...messages: readonly (NewMessage | readonly NewMessage[])[]): MessageEntry[] {
  return logOf(messages.flat()).filter((entry) => entry.kind === "message");
}

let calls = 0;

/** The assistant says `words`, calls a tool, and gets `output`. */
export function does(
  words: string,
  name: string,
  args: unknown,
  output: string,
  isError = false,
): readonly NewMessage[] {
  const id = `call${calls++}`;
  return [
    assistant(words, call(id, name, JSON.stringify(args))),
    tool(result(id, output, { tool: name, isError })),
  ];
}

/** Characters divided by four: a plain stand-in for a tokenizer. */
export const quarters = (text: string): number => Math.ceil(text.length / 4);

export const digestOf = (messages: readonly MessageEntry[], more: Partial<DigestInput> = {}): string =>
  digest({ messages, budget: 4_000, count: quarters, ...more });

/** The body under `heading`; "" when it is not there. */
export const section = (markdown: string, heading: Heading): string =>
  parseSections(markdown).find((one) => one.heading === heading)?.body ?? "";
