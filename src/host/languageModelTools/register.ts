import * as vscode from "vscode";
import * as z from "zod";

import type { Conversations } from "../../chat/conversations.ts";
import { UserFacingError } from "../../engine/userFacingError.ts";
import { t } from "../../l10n/l10n.ts";
import { TOOLS } from "../../manifest.ts";
import { liveSummary, type ToldSession } from "./liveSummary.ts";
import { searchHistory } from "./searchHistory.ts";

export interface ToolParts {
  readonly conversations: Conversations;
  /** Any conversation, without putting it in front. */
  readonly readSession: (id: string) => Promise<ToldSession | undefined>;
}

/** Two tools for other assistants. Both only look; what they tell is masked. */
export function registerLanguageModelTools(parts: ToolParts): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.lm.registerTool(
      TOOLS.summary,
      toolOf(parts, {
        input: z.object({ conversation: z.string().optional() }),
        message: () => t("Reading the summary of a conversation in Anchored Chat"),
        tell: (session) => liveSummary(session),
      }),
    ),
    vscode.lm.registerTool(
      TOOLS.searchHistory,
      toolOf(parts, {
        input: z.object({
          query: z.string(),
          conversation: z.string().optional(),
          limit: z.int().min(1).max(30).default(10),
        }),
        message: ({ query }) => t("Searching a conversation in Anchored Chat for “{0}”", query.slice(0, 60)),
        tell: (session, { query, limit }) => searchHistory(session, query, limit),
      }),
    ),
  );
}

interface Reading<T extends { readonly conversation?: string | undefined }> {
  readonly input: z.ZodType<T>;
  /** For people, while it runs. */
  readonly message: (input: T) => string;
  readonly tell: (session: ToldSession, input: T) => string;
}

function toolOf<T extends { readonly conversation?: string | undefined }>(
  parts: ToolParts,
  { input: schema, message, tell }: Reading<T>,
): vscode.LanguageModelTool<unknown> {
  return {
    prepareInvocation: ({ input }) => {
      const { data } = schema.safeParse(input);
      return data ? { invocationMessage: message(data) } : {};
    },
    invoke: async ({ input, tokenizationOptions }) => {
      const parsed = schema.safeParse(input);
      if (!parsed.success) return result(`The input is not right: ${z.prettifyError(parsed.error)}`);
      const session = await sessionOf(parts, parsed.data.conversation);
      const text = typeof session === "string" ? session : tell(session, parsed.data);
      return result(shortened(text, tokenizationOptions?.tokenBudget));
    },
  };
}

/** A conversation, or a sentence for the assistant that says why there is none. */
async function sessionOf(
  { conversations, readSession }: ToolParts,
  id: string | undefined,
): Promise<ToldSession | string> {
  const { log, conversation } = conversations.current ?? {};
  if (log && conversation && (id === undefined || id === log.id))
    return { id: log.id, title: log.info.title, entries: conversation.entries };
  if (id === undefined) return "No conversation is open in Anchored Chat.";
  try {
    return (await readSession(id)) ?? `There is no conversation “${id}” in Anchored Chat.`;
  } catch (error) {
    if (error instanceof UserFacingError) return `This conversation cannot be read: ${error.what}`;
    throw error;
  }
}

/** Characters; a summary is rarely longer. */
const LONGEST = 24_000;
/** Fewer than most texts have, so that a budget in tokens is kept. */
const CHARACTERS_PER_TOKEN = 2;

function shortened(text: string, tokenBudget = Infinity): string {
  const most = Math.min(LONGEST, tokenBudget * CHARACTERS_PER_TOKEN);
  return text.length <= most ? text : `${text.slice(0, most).toWellFormed()}\n\n[The rest was left out.]`;
}

const result = (text: string): vscode.LanguageModelToolResult =>
  new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
