import { mentionFor } from "../tools/mentions/mentionFor.ts";
import type { MentionCall, Mentions } from "../tools/mentions/mentions.ts";
import { isResult } from "../tools/results.ts";
import { resultLimit } from "../tools/safe/safeResult.ts";
import { roomFor } from "./calls.ts";
import { estimated } from "./counting.ts";
import type { ChatSettings } from "./settings.ts";

/** Belongs to no conversation: what is read here has been seen by none. */
const NOBODY = { session: "", callId: "", entries: [], onOutput: () => undefined };

/**
 * Tokens, by estimate, of what would be read for a message that names these files: they are read just as
 * they will be. What has to be asked for counts nothing before that. Rejects only when the signal aborts.
 */
export async function weigh(
  paths: readonly string[],
  settings: ChatSettings,
  signal: AbortSignal,
): Promise<number> {
  const { mentions } = settings;
  if (!mentions) return 0;
  const text = paths.flatMap((path) => mentionFor(path) ?? []).join(" ");
  const context = { ...NOBODY, mostCharacters: roomFor({ settings }), signal };
  const calls = await mentions.callsIn(text);
  const tokens = await Promise.all(calls.map((call) => tokensOf(call, mentions, context)));
  return tokens.reduce((total, one) => total + one, 0);
}

type Context = Parameters<Mentions["tools"]["prepare"]>[1];

async function tokensOf(call: MentionCall, { tools }: Mentions, context: Context): Promise<number> {
  const prepared = await tools.prepare(call, context);
  const { tool, args } = call;
  const asked = estimated({ kind: "call", callId: "", tool, args }).tokens;
  if (!isResult(prepared) && prepared.permission) return asked;
  const { text, isError, media } = isResult(prepared) ? prepared : await prepared.run(context.signal);
  const result = { kind: "result", callId: "", tool, text, isError } as const;
  return asked + estimated(media ? { ...result, media } : result).tokens;
}

/** Of source code; 3.6 to 3.9 in the sources of this project and of two of its packages. */
const BYTES_A_TOKEN = 3.7;

/** About how many tokens a file of so many bytes would take when it is read, without a look into it. */
export const tokensOfSize = (bytes: number, settings: ChatSettings): number => {
  const most = resultLimit({ mostCharacters: roomFor({ settings }) });
  return Math.ceil(Math.min(bytes, most) / BYTES_A_TOKEN);
};
