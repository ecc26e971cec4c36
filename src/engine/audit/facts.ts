import { cut, flat } from "../calls/wording.ts";
import type { Fact, FactKind, MessageEntry, Part } from "../entries.ts";
import { commandRuns, toldOutcome } from "../reading/commands.ts";
import { openFaults } from "../reading/faults.ts";
import type { FilePiece } from "../reading/filePieces.ts";
import { printFiles } from "../reading/filePieces.ts";
import type { Head } from "../reading/head.ts";
import { openPlan } from "../reading/openPlan.ts";
import { rulesOf } from "../reading/rules.ts";
import { sentencesOf } from "../reading/sentences.ts";
import { isPinned } from "../replay.ts";
import { valuesIn } from "./values.ts";

/** A fact of the head, with what a summary is searched for. */
export interface KnownFact extends Fact {
  /** Position of its message in the head. */
  readonly at: number;
  readonly weight: number;
  /** The path, the value, the command, or the words that the summary must have. */
  readonly sign: string;
}

/** What was read of the head for the facts. */
export interface FactSource {
  readonly head: Head;
  readonly messages: readonly MessageEntry[];
  readonly files: readonly FilePiece[];
  readonly pinned: ReadonlySet<string>;
}

/** How much each kind counts in the coverage (row A2). */
const WEIGHT: Readonly<Record<FactKind, number>> = {
  constraint: 5,
  unresolvedError: 5,
  planItem: 4,
  fileWritten: 4,
  pin: 4,
  command: 2,
  url: 1,
  id: 1,
  version: 1,
  fileRead: 1,
  number: 0.5,
};

/** The newest of each kind that are checked: older ones have done their work. */
const MOST: Readonly<Record<FactKind, number>> = {
  constraint: 60,
  unresolvedError: 8,
  planItem: 60,
  fileWritten: 100,
  pin: 60,
  command: 30,
  url: 30,
  id: 40,
  version: 30,
  fileRead: 60,
  number: 60,
};

/** Row A1: what code knows for certain of the head, by kind, oldest first. */
export function factsOf(source: FactSource): KnownFact[] {
  const { head, messages } = source;
  const found = [
    ...rulesIn(head),
    ...faultsIn(head),
    ...planIn(head),
    ...filesIn(source.files),
    ...commandsIn(head),
    ...valuesOf(head),
    ...pinsIn(source),
  ];
  const byKind = Map.groupBy(found, ({ kind }) => kind);
  return [...byKind].flatMap(([kind, facts]) =>
    facts
      .toSorted((a, b) => a.at - b.at)
      .slice(-MOST[kind])
      .map((fact) => ({ weight: WEIGHT[kind], ...fact, source: messages[fact.at]?.id ?? "" })),
  );
}

type Found = Pick<KnownFact, "kind" | "text" | "at" | "sign">;

const rulesIn = ({ history }: Head): Found[] =>
  rulesOf(history)
    .filter(({ isBinding }) => isBinding)
    .map(({ text, order }) => ({ kind: "constraint", text, sign: text, at: Math.floor(order) }));

const faultsIn = ({ history }: Head): Found[] =>
  openFaults(history, MOST.unresolvedError).map(({ at, text, command, errors }) => ({
    kind: "unresolvedError",
    text,
    sign: errors[0] ?? command,
    at,
  }));

const planIn = ({ history }: Head): Found[] =>
  openPlan(history).items.map(({ text, at }) => ({ kind: "planItem", text, sign: text, at }));

const filesIn = (pieces: readonly FilePiece[]): Found[] =>
  pieces
    .filter(({ name, file }) => name === undefined && file.last >= 0)
    .filter(({ file }) => file.edits + file.reads > 0 || file.created)
    .map((piece) => ({
      kind: piece.file.created || piece.file.edits > 0 ? "fileWritten" : "fileRead",
      text: printFiles([piece]).replace(/^- /, ""),
      sign: piece.file.path,
      at: piece.file.last,
    }));

/** Characters. */
const COMMAND = 90;

const commandsIn = ({ history }: Head): Found[] =>
  commandRuns(history).map(({ command, last }) => ({
    kind: "command",
    text: `\`${cut(command, COMMAND)}\` → ${toldOutcome(last)}`,
    sign: command,
    at: last.at,
  }));

/** Characters of the sentence in which a value is told. */
const SENTENCE = 160;

/** Each value once, where it was said last. */
function valuesOf({ history, statements }: Head): Found[] {
  const asked = history.turns.flatMap(({ request }) => request ?? []);
  const said = [
    ...asked.flatMap(({ at, text }) => sentencesOf(text).map((sentence) => ({ at, text: sentence }))),
    ...statements,
  ].toSorted((a, b) => a.at - b.at);
  const values = new Map<string, Found>();
  for (const { at, text } of said) {
    for (const { kind, value } of valuesIn(text)) {
      values.delete(value);
      values.set(value, { kind, text: cut(flat(text), SENTENCE), sign: value, at });
    }
  }
  return [...values.values()];
}

function pinsIn({ messages, pinned }: FactSource): Found[] {
  return messages.flatMap(({ id, parts }, at) => {
    if (pinned.has(id)) return [pinOf(parts, id, at)];
    const own = parts.filter((_, part) => isPinned(pinned, { message: id, part }));
    return own.length > 0 ? [pinOf(own, id, at)] : [];
  });
}

function pinOf(parts: readonly Part[], sign: string, at: number): Found {
  const words = parts.map((part) =>
    part.kind === "text" || part.kind === "result" ? part.text.slice(0, 4 * SENTENCE) : "",
  );
  return { kind: "pin", text: cut(flat(words.join(" ")), SENTENCE), sign, at };
}
