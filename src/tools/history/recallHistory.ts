import * as z from "zod";

import { cut, grouped, plural } from "../../engine/calls/wording.ts";
import { defineTool } from "../defineTool.ts";
import { ToolProblem } from "../problem.ts";
import { answered } from "../results.ts";
import { resultLimit } from "../safe/safeResult.ts";
import type { Tool } from "../tool.ts";
import { RECALL } from "./messageText.ts";
import { readMessages } from "./readMessages.ts";
import { headOfMessage, type History, historyOf } from "./recalled.ts";
import { searchHistory } from "./searchHistory.ts";

const USUAL = 10;
const MOST = 30;
/** Characters that the words about what is left out may take. */
const NOTE = 200;

const ARGS = z.object({
  query: z.string().optional().describe("Words to look for; messages with all of them come first."),
  from: z.int().min(1).optional().describe("First message, by the number that a search tells."),
  to: z.int().min(1).optional().describe("Last message, included; the same as from if left out."),
  offset: z
    .int()
    .min(0)
    .optional()
    .describe("Characters of the first message to skip, to go on in a long one."),
  limit: z.int().min(1).max(MOST).optional().describe(`Messages that a search shows; ${USUAL} if left out.`),
});

/**
 * The way back behind summaries and stubs. Nothing is masked: it goes to the
 * model of the conversation, which was sent the same words before.
 */
export const recallHistory: Tool = defineTool({
  name: RECALL,
  description:
    "Looks up the original messages of this conversation, those that a summary or a stub stands for included. With query: excerpts with message numbers. With from and to: these messages word for word. Use it where a summary is silent or an exact text matters.",
  effect: "looks",
  args: ARGS,
  prepare: async (args, context) => {
    const { query = "", from, to, offset = 0, limit = USUAL } = args;
    if (query.trim() === "" && from === undefined)
      throw new ToolProblem('Give "query" to search, or "from" and "to" to read messages by their numbers.');
    return {
      run: async () => {
        const history = historyOf(context.entries);
        const most = resultLimit(context) - NOTE;
        if (query.trim() !== "") return search(history, { query, from, to, limit, most });
        const first = from ?? 1;
        assertThere(history, first, to);
        return answered(readMessages(history, { from: first, to: to ?? first, offset, most }));
      },
    };
  },
});

function assertThere({ messages }: History, from: number, to = from): void {
  if (to < from) throw new ToolProblem(`"to" (${to}) must not be less than "from" (${from}).`);
  if (from > messages.length)
    throw new ToolProblem(`The conversation has only ${plural(messages.length, "message")}.`);
}

interface Wanted {
  readonly query: string;
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly limit: number;
  /** Characters. */
  readonly most: number;
}

function search(history: History, { query, from = 1, to = Number.MAX_SAFE_INTEGER, limit, most }: Wanted) {
  const { total, hits } = searchHistory(history, { query, from, to, most: limit });
  if (total === 0) return answered(`No messages found for ${cut(query, 200)}. Try fewer or other words.`);
  const shown: string[] = [];
  let left = most;
  for (const hit of hits) {
    const seen = history.isHidden(hit.number) ? "" : ", still in view";
    const text = [`${headOfMessage(hit)}${seen}`, ...hit.excerpts].join("\n");
    left -= text.length + 2;
    if (left < 0) break;
    shown.push(text);
  }
  const note = `[${grouped(shown.length)} of ${plural(total, "message")}; from and to show them whole.]`;
  return answered([...shown, note].join("\n\n"));
}
