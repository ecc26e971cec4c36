/**
 * Fits the weights of `src/engine/estimate.ts` to exact o200k counts, and prints how far estimates
 * are off on texts that the fit has not seen. Run: `node test/bench/fitEstimator.ts [FOLDER…]`;
 * text files of further folders are held out too.
 */
import { countPieces } from "../../src/engine/countPieces.ts";
import { WEIGHTS } from "../../src/engine/estimate.ts";
import { exactTokens } from "../support/exactTokens.ts";
import { corpus } from "./estimatorCorpus.ts";
import type { Sample } from "./estimatorCorpus.ts";
import { dot, leastSquares } from "./leastSquares.ts";

interface Counted extends Sample {
  readonly tokens: number;
  readonly counts: readonly number[];
}

const COUNTS = Object.keys(WEIGHTS) as readonly (keyof typeof WEIGHTS)[];

/** How much each kind has to say in the fit, whatever the number of its texts. */
const SHARES: Readonly<Record<string, number>> = {
  "tool output": 3,
  arguments: 1.5,
  assistant: 1.5,
  reasoning: 1,
  user: 1,
  code: 1.5,
  markdown: 0.7,
  json: 0.5,
  minified: 0.3,
  prose: 2,
  locale: 0.7,
  dump: 0.1,
};
const CONVERSATION = ["tool output", "arguments", "assistant", "reasoning", "user"];

/** Tokens: about 200 characters of English. */
const SHORTEST = 50;

const counted = (one: Sample): Counted => {
  const counts = countPieces(one.text);
  return { ...one, tokens: exactTokens(one.text), counts: COUNTS.map((name) => counts[name]) };
};

/** Relative errors are minimized: each row is divided by the tokens of its text. */
const fit = (texts: readonly Counted[]): readonly number[] => {
  const sizes = Object.groupBy(texts, ({ kind }) => kind);
  const rows = texts.map(({ kind, counts, tokens }) => ({
    counts: counts.map((count) => count / tokens),
    target: 1,
    weight: (SHARES[kind] ?? 0) / (sizes[kind]?.length ?? 1),
  }));
  // A glued mark shares the token of its word: that count takes away what `marks` has added.
  return leastSquares(
    rows,
    COUNTS.map((name) => (name === "glued" ? -Infinity : 0)),
  );
};

const share = (sorted: readonly number[], at: number): string =>
  `${((sorted[Math.floor(at * (sorted.length - 1))] ?? 0) * 100).toFixed(1).padStart(7)}%`;

const errorsOf = (texts: readonly Counted[], estimate: (one: Counted) => number): string => {
  const errors = texts.map((one) => Math.abs(estimate(one) / one.tokens - 1)).sort((a, b) => a - b);
  return `${share(errors, 0.5)} ${share(errors, 0.95)}`;
};

const report = (texts: readonly Counted[], weights: readonly number[]): readonly string[] => {
  const row = (name: string, some: readonly Counted[]): string => {
    const tokens = some.reduce((sum, one) => sum + one.tokens, 0);
    const total = some.reduce((sum, one) => sum + dot(one.counts, weights), 0) / tokens;
    const ours = errorsOf(some, (one) => dot(one.counts, weights));
    const plain = errorsOf(some, (one) => one.text.length / 4);
    return `${name.padEnd(34)}${String(some.length).padStart(6)} ${ours} ${total.toFixed(2).padStart(7)}   ${plain}`;
  };
  const kinds = Object.groupBy(texts, ({ kind }) => kind);
  const conversation = texts.filter(({ kind }) => CONVERSATION.includes(kind));
  return [
    `${"held out".padEnd(34)} texts   median      p95   total   chars/4: median, p95`,
    ...Object.entries(kinds).map(([kind, some]) => row(kind, some ?? [])),
    row("= conversation", conversation),
    row(
      "= everything",
      texts.filter(({ kind }) => !kind.startsWith("extreme")),
    ),
  ];
};

const texts = corpus(process.argv.slice(2))
  .map(counted)
  .filter(({ tokens }) => tokens >= SHORTEST);
const weights = fit(texts.filter(({ isHeldOut }) => !isHeldOut));
const heldOut = texts.filter(({ isHeldOut }) => isHeldOut);
const hasConversations = texts.some(({ kind }) => CONVERSATION.includes(kind));
const warning = hasConversations ? [] : ["No ../shared/transcripts here: fitted without conversations.", ""];
const pasted = COUNTS.map((name, at) => `  ${name}: ${(weights[at] ?? 0).toFixed(3)},`);
process.stdout.write([...warning, ...report(heldOut, weights), "", ...pasted, ""].join("\n"));
