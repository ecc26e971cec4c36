import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { CompactionEntry, NewEntry } from "../../../src/engine/entries.ts";
import { BALANCED } from "../../../src/engine/policies.ts";
import { entryOf } from "../../../src/interop/record.ts";
import { openAiProvider } from "../../../src/providers/openai/openAiProvider.ts";
import { buildConversation } from "../../support/builder/buildConversation.ts";
import { type Chat, chatOn } from "../../support/chat/conversation.ts";
import {
  closed,
  need,
  saysExactly,
  type Started,
  startLlamaServer,
} from "../../support/providers/llamaServer.ts";

const ANSWER = "## Goal\nMake all tests of the ferry pass.\n";
/** Fetched on first use, which takes a while. */
const TIME = 600_000;

/**
 * Whole sessions are 200 turns. In the larger windows the server spends most of a second a turn on reading
 * what is to be summarized, so they are shorter: 25 s each on two cores, twice that when these are busy.
 */
const SIZES = [
  { window: 4_096, turns: 200 },
  { window: 8_192, turns: 45 },
  { window: 16_384, turns: 40 },
];

/** The first answer brings the first report; from then on the gauge has to be right. */
const REPORTED = 1;
const OFF = 0.05;

/** Turns of work: what the user asks, and the tool work that comes before the answer to it. */
function turnsOf(turns: number): { readonly request: string; readonly work: readonly NewEntry[] }[] {
  const found: { request: string; work: NewEntry[] }[] = [];
  for (const message of buildConversation({ turns }).map(entryOf)) {
    const [first] = message.parts;
    if (message.role === "user" && first?.kind === "text") found.push({ request: first.text, work: [] });
    else if (message.parts.some(({ kind }) => kind === "call" || kind === "result"))
      found.at(-1)?.work.push(message);
  }
  return found.slice(0, turns);
}

interface Turn {
  readonly status: string | undefined;
  readonly compactions: readonly CompactionEntry[];
  /** What the gauge said when the answer's run began, and what the server then counted. Tokens. */
  readonly told: number;
  readonly real: number;
}

async function play(
  { conversation }: Chat,
  { request, work }: ReturnType<typeof turnsOf>[number],
): Promise<Turn> {
  const before = conversation.entries.length;
  let told = 0;
  await conversation.append(work);
  const unfollow = conversation.onEvent((event) => {
    if (event.kind === "runStarted" && event.run.kind === "answer") told = conversation.measure().use.tokens;
  });
  await conversation.send(request);
  unfollow();
  const answer = conversation.transcript.messages.at(-1);
  return {
    status: answer?.role === "assistant" ? answer.status : undefined,
    compactions: conversation.entries.slice(before).filter((entry) => entry.kind === "compaction"),
    told,
    real: answer?.usage?.prompt ?? NaN,
  };
}

const offOf = ({ told, real }: Turn): number => Math.abs(told - real) / real;

/** The model's tokens are bytes, and its template leaves tool calls out: no vocabulary could be more unlike ours. */
describe.for(SIZES)("$turns turns of tool work in a window of $window", ({ window, turns }) => {
  let started: Started;
  beforeAll(async () => {
    started = await startLlamaServer({ context: window, grammar: saysExactly(ANSWER) });
  }, TIME);
  afterAll(() => closed(started));

  it(
    "B3 G1 answers every request, never loops, and keeps the gauge right within 5%",
    async (context) => {
      const { baseUrl } = need(started, context);
      const chat = await chatOn(openAiProvider({ baseUrl }), {
        window,
        settings: { policy: BALANCED, automatic: { mode: "auto", background: false } },
      });
      const played: Turn[] = [];
      for (const turn of turnsOf(turns)) played.push(await play(chat, turn));

      expect(played).toHaveLength(turns);
      expect(played.filter(({ status }) => status !== "complete")).toEqual([]);
      expect(Math.max(...played.map(({ compactions }) => compactions.length))).toBeLessThanOrEqual(2);
      expect(played.flatMap(({ compactions }) => compactions).length).toBeLessThan(turns);

      const known = played.slice(REPORTED);
      const { usable = 0 } = chat.conversation.measure().budget ?? {};
      expect(known.flatMap(({ compactions }) => compactions).filter(isRefused)).toEqual([]);
      expect(Math.max(...known.map(({ real }) => real))).toBeLessThanOrEqual(usable);
      expect(known.filter((turn) => offOf(turn) > OFF)).toEqual([]);
    },
    TIME,
  );
});

/** The server refused a request before it. */
const isRefused = ({ trigger }: CompactionEntry): boolean => trigger === "overflow";
