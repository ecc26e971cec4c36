import { cut } from "../calls/wording.ts";
import { recency, recentness } from "../reading/evidence.ts";
import { madeBy } from "../reading/made.ts";
import { branchOf, commitsOf, toldCommits } from "../reading/repository.ts";
import { spread } from "../reading/spread.ts";
import { isStated } from "./check.ts";
import type { KnownFact } from "./facts.ts";
import type { Findings } from "./findings.ts";
import { isWritten, line, type LedgerItem } from "./ledger.ts";
import { valuesIn } from "./values.ts";

interface Ranked {
  readonly item: LedgerItem;
  /** As that of a name: see `worthOf` in reading/evidence.ts. */
  readonly worth: number;
}

/** What is most likely needed again, the likeliest first: names, files, commands, commits, sentences. */
export function likelyItems(findings: Findings): LedgerItem[] {
  const ranked = [
    ...pieceItems(findings),
    ...commandItems(findings),
    ...stateItems(findings),
    ...sentenceItems(findings),
  ];
  return ranked.sort((a, b) => b.worth - a.worth).map(({ item }) => item);
}

/** Names that the summary lacks, and files that it lacks. */
function pieceItems({ files, stated, beside }: Findings): Ranked[] {
  return files
    .filter(({ name, file }) => !(name ? beside.hasName(name.name) : stated.hasPath(file.path)))
    .filter((piece) => !isWritten(piece))
    .map((piece) => ({ item: { kind: "file", piece }, worth: piece.worth }));
}

/** Told beside names; more of them fill the room that is left. */
const FIRST_COMMANDS = 2;
const SUBJECTS = 3;
const MOST_SENTENCES = 40;
/** Characters. */
const SENTENCE = 160;
const COMMIT = 50;
/** On the scale of names: what is made and where the work stands, the newest command, what fills the room. */
const MADE = 5;
const COMMAND = 3.5;
const FILLING = 0.4;

function commandItems({ head, facts, stated }: Findings): Ranked[] {
  const { length } = head.history;
  const faults = facts.filter(({ kind }) => kind === "unresolvedError");
  const isFault = ({ sign }: KnownFact): boolean => faults.some(({ text }) => text.startsWith(`\`${sign}\``));
  return facts
    .filter((fact) => fact.kind === "command" && !isStated(fact, stated) && !isFault(fact))
    .toReversed()
    .map(({ text, at }, i) => ({
      item: line("Active State", text),
      worth: i < FIRST_COMMANDS ? COMMAND * recency(at, length) : FILLING - i / 1_000,
    }));
}

/** The branch, the last commits, and what has an id outside of the conversation; at last what the previous ledger had of them. */
function stateItems({ head: { history, earlier }, stated }: Findings): Ranked[] {
  const isNew = (text: string): boolean => valuesIn(text).some(({ value }) => !stated.hasValue(value));
  const branch = branchOf(history);
  const commits = commitsOf(history)
    .filter(isNew)
    .map((text) => cut(text, COMMIT));
  const made = history.deeds.flatMap(madeBy).map(({ text }) => text);
  const told = [
    ...(branch && !stated.quotes(branch) ? [line("Active State", `Branch: ${branch}`)] : []),
    ...(commits.length > 0 ? [line("Active State", `Last commits: ${toldCommits(commits, SUBJECTS)}`)] : []),
    ...made
      .filter(isNew)
      .toReversed()
      .map((text) => line("Critical Context", text)),
  ];
  const rolled = earlier
    .lines("Critical Context")
    .filter((text) => isNew(text) && !stated.says(text))
    .map((text) => line("Critical Context", text));
  return [
    ...told.map((item, i) => ({ item, worth: MADE - i / 10 })),
    ...rolled.map((item, i) => ({ item, worth: FILLING - i / 1_000 })),
  ];
}

/** Sentences with exact values or names that the summary lacks. */
function sentenceItems({ head, beside }: Findings): Ranked[] {
  const { statements, evidence, history } = head;
  const candidates = statements.flatMap(({ at, text, names }) => {
    const missing = names.filter((name) => !beside.hasName(name));
    const values = valuesIn(text).filter(({ value }) => !beside.hasValue(value)).length;
    return missing.length + values > 0
      ? [{ text, names: missing, bonus: values + recentness(at, history.length) }]
      : [];
  });
  return spread(candidates, MOST_SENTENCES, evidence.singly).map(({ text }, i) => ({
    item: line("Critical Context", cut(text, SENTENCE)),
    worth: FILLING - i / 1_000,
  }));
}
