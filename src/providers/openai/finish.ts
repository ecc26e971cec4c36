import type { Usage } from "../../engine/entries.ts";
import type { PromptCall } from "../../engine/prompt.ts";
import { t } from "../../l10n/l10n.ts";
import { parseJson } from "../body.ts";
import type { Failure, Finish, ProviderEvent } from "../provider.ts";

/** What a server told about the answer as a whole. */
interface Report {
  readonly usage: Usage | undefined;
  readonly answeredBy: string | undefined;
}

/** The last events of an answer that the server has finished: its calls, then how it ended. */
export const endEvents = (
  calls: readonly PromptCall[],
  reason: string,
  { usage, answeredBy }: Report,
): readonly ProviderEvent[] => {
  if (/error|insufficient_system_resource/i.test(reason)) return [{ kind: "failed", failure: brokeOff }];
  if (calls.some(({ tool }) => tool === "")) return [{ kind: "failed", failure: namelessCall }];
  const kept = reasons.get(reason) === "length" ? calls.filter(isWhole) : calls;
  const finish = finishOf(reason, kept.length > 0);
  return [
    ...kept.map((call) => ({ kind: "call", call }) as const),
    {
      kind: "done",
      finish,
      ...(usage !== undefined && { usage }),
      ...(answeredBy !== undefined && { answeredBy }),
    },
  ];
};

/** What servers say beside OpenAI's own words; anything unknown is an ordinary end. */
const reasons: ReadonlyMap<string, Finish> = new Map([
  ["length", "length"],
  ["max_tokens", "length"],
  // Mistral
  ["model_length", "length"],
  // Z.ai
  ["model_context_window_exceeded", "length"],
  ["content_filter", "filter"],
  // Z.ai
  ["sensitive", "filter"],
]);

/** Gemini and Ollama say "stop" even when the answer is a call. */
const finishOf = (reason: string, hasCalls: boolean): Finish =>
  reasons.get(reason) ?? (hasCalls ? "calls" : "stop");

/** At the output limit the last call is cut in the middle. */
const isWhole = ({ args }: PromptCall): boolean => parseJson(args) !== undefined;

/** OpenRouter: `error`, Z.ai: `network_error`, DeepSeek: `insufficient_system_resource`. */
const brokeOff: Failure = {
  reason: "server",
  retryable: true,
  message: t("The model's server broke off in the middle of the answer. Try again."),
};

const namelessCall: Failure = {
  reason: "badResponse",
  retryable: true,
  message: t("The answer holds a tool call without the tool's name. Try again, or choose another model."),
};
