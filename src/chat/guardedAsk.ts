import { estimateTokens } from "../engine/estimate.ts";
import type { Prompt } from "../engine/prompt.ts";
import type { Answer, Ask } from "../engine/summary/summarize.ts";
import { t } from "../l10n/l10n.ts";
import type { Failure } from "../providers/provider.ts";
import type { Tools } from "../tools/tool.ts";
import { type Asked, askOnce } from "./asking.ts";
import { type Retrying, waitAfter } from "./retrying.ts";
import type { ChatModel } from "./settings.ts";

interface GuardedAskOptions extends Retrying {
  /** Best first; the next one is asked where one is not there (row G3). */
  readonly models: readonly ChatModel[];
  /** What the chat's requests begin with. */
  readonly tools?: Tools | undefined;
  readonly onFellBack: (from: ChatModel, to: ChatModel, problem: string) => void;
  /** False: the run ends instead of going on without a model, and `failure` tells why. */
  readonly isDigestAllowed: (failure: Failure) => boolean;
}

/** The summarizer's port over providers: it tries again (row G2) and falls back (row G3). */
export class GuardedAsk {
  /** Why the last request got no answer, all tries over; and how large it was, in our own tokens. */
  failure: Failure | undefined;
  refused = 0;
  readonly #options: GuardedAskOptions;
  #models: readonly ChatModel[];

  constructor(options: GuardedAskOptions) {
    this.#options = options;
    this.#models = options.models;
  }

  readonly ask: Ask = async (prompt, options) => {
    for (;;) {
      const [model, next] = this.#models;
      if (!model) return { kind: "failed", message: t("No model is chosen.") };
      const { answer, failure } = await this.#askRetrying(model, prompt, options);
      if (!failure) return answer;
      this.refused = sizeOf(prompt);
      if (!next || !isGone(failure)) return this.#given(failure, answer);
      this.#models = this.#models.filter((one) => one !== model);
      options.onText("");
      this.#options.onFellBack(model, next, failure.message);
    }
  };

  #given(failure: Failure, answer: Answer): Answer {
    this.failure = failure;
    return this.#options.isDigestAllowed(failure) ? answer : { kind: "cancelled" };
  }

  async #askRetrying(model: ChatModel, prompt: Prompt, options: Parameters<Ask>[1]): Promise<Asked> {
    const { signal, tools } = this.#options;
    let hasText = false;
    const onText = (text: string): void => {
      hasText = true;
      options.onText(text);
    };
    for (let failures = 1; ; failures++) {
      const asked = await askOnce(model, prompt, { ...options, onText, signal, tools });
      const isLast = !asked.failure || (this.#models.length > 1 && isGone(asked.failure));
      if (isLast || !(await waitAfter(asked.failure, failures, this.#options)))
        return signal.aborted ? { answer: { kind: "cancelled" } } : asked;
      if (hasText) options.onText("");
      hasText = false;
    }
  }
}

/** Not there, or not to be used now: 404 and the like, 503. */
const isGone = ({ reason }: Failure): boolean =>
  reason === "modelMissing" || reason === "server" || reason === "badResponse";

const sizeOf = ({ system, messages }: Prompt): number =>
  messages.reduce((sum, { text }) => sum + estimateTokens(text), estimateTokens(system));
