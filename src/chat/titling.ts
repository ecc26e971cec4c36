import type { Entry, MessageEntry } from "../engine/entries.ts";
import type { Prompt } from "../engine/prompt.ts";
import { titleFrom } from "../sessions/titles.ts";
import { askOnce } from "./asking.ts";
import type { ChatModel } from "./settings.ts";

/** Tokens; a model that thinks before it answers needs more than the title has. */
const MOST_OUTPUT = 1_024;
/** Characters of the question and of the answer that the title is made from. */
const EXCERPT = 2_000;

const INSTRUCTION = `Write a title for the conversation below: what it is about, in at most seven words, in the language of the user, without quotation marks and without a full stop. Answer with the title alone.`;

/** True once: after the first answer that is complete, unless the user has given a title. */
export function wantsTitle(entries: readonly Entry[]): boolean {
  if (entries.some(({ kind }) => kind === "title")) return false;
  return entries.filter(isAnswer).length === 1 && entries.findLast(isMessage)?.role === "assistant";
}

/** A title by the model, from the first question and its answer. Undefined when none can be had; never throws. */
export async function titleByModel(
  entries: readonly Entry[],
  model: ChatModel,
  signal: AbortSignal,
): Promise<string | undefined> {
  const prompt = promptFor(entries);
  if (!prompt) return undefined;
  const { answer } = await askOnce(model, prompt, {
    maxOutput: MOST_OUTPUT,
    keepsPrefix: false,
    onText: () => undefined,
    signal,
  });
  return answer.kind === "answered" && !answer.isCut ? titleIn(answer.text) : undefined;
}

const isMessage = (entry: Entry): entry is MessageEntry => entry.kind === "message";

/** With something said; one that only calls tools is on its way to an answer. */
const isAnswer = (entry: Entry): entry is MessageEntry =>
  isMessage(entry) &&
  entry.role === "assistant" &&
  entry.status === "complete" &&
  textOf(entry) !== "" &&
  !entry.parts.some(({ kind }) => kind === "call");

function promptFor(entries: readonly Entry[]): Prompt | undefined {
  const question = entries.filter(isMessage).find(({ role }) => role === "user");
  const answer = entries.find(isAnswer);
  if (!question || !answer) return undefined;
  const said = `<user>\n${begin(textOf(question))}\n</user>\n<assistant>\n${begin(textOf(answer))}\n</assistant>`;
  return { system: INSTRUCTION, messages: [{ role: "user", text: said }] };
}

const textOf = ({ parts }: MessageEntry): string =>
  parts
    .flatMap((part) => (part.kind === "text" ? [part.text] : []))
    .join("\n")
    .trim();

const begin = (text: string): string => text.slice(0, EXCERPT).toWellFormed();

/** Some models think aloud, some say what it is, most add quotation marks now and then. */
function titleIn(answer: string): string | undefined {
  const thought = answer.lastIndexOf("</think>");
  const spoken = thought < 0 ? answer : answer.slice(thought + "</think>".length);
  const bare = spoken.trim().replace(/^title:\s*/i, "");
  return titleFrom(bare.replaceAll(/^["'“”„«*#\s]+|["'“”»*.\s]+$/g, ""));
}
