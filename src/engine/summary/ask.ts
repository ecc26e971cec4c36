import type { Usage } from "../entries.ts";
import type { Prompt } from "../prompt.ts";

/** One request to the summarizing model. Never throws. */
export type Ask = (prompt: Prompt, options: AskOptions) => Promise<Answer>;

export interface AskOptions {
  /** Tokens. */
  readonly maxOutput: number;
  readonly onText: (text: string) => void;
  /** The prompt goes on from the chat's last request: whatever else was in that one has to be in this one too. */
  readonly keepsPrefix?: boolean;
}

export type Answer =
  | {
      readonly kind: "answered";
      readonly text: string;
      readonly isCut: boolean;
      readonly model: string;
      readonly usage?: Usage;
    }
  /** `isOverflow`: it was too long for the model, so less might do. */
  | { readonly kind: "failed"; readonly message: string; readonly isOverflow?: boolean }
  | { readonly kind: "cancelled" };

/** Sums what all answers cost, the useless ones included. */
export class Meter {
  #usage: Usage | undefined;

  /** The sum; absent when no answer said. */
  get spent(): { readonly usage?: Usage } {
    return this.#usage ? { usage: this.#usage } : {};
  }

  measured(ask: Ask): Ask {
    return async (prompt, options) => {
      const answer = await ask(prompt, options);
      if (answer.kind === "answered" && answer.usage) this.#add(answer.usage);
      return answer;
    };
  }

  #add({ prompt, cached, output, reasoning }: Usage): void {
    const sum = this.#usage ?? { prompt: 0, cached: 0, output: 0, reasoning: 0 };
    this.#usage = {
      prompt: sum.prompt + prompt,
      cached: sum.cached + cached,
      output: sum.output + output,
      reasoning: sum.reasoning + reasoning,
    };
  }
}
