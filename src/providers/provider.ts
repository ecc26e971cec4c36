import type { Usage } from "../engine/entries.ts";
import type { Prompt, PromptCall } from "../engine/prompt.ts";

/** A tool as the model sees it; `parameters` is a JSON schema. */
export interface ToolSpec {
  readonly name: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface ProviderRequest extends Prompt {
  readonly model: string;
  readonly tools?: readonly ToolSpec[];
  /** The tools are told, so that the prompt's beginning is the same as ever, but none may be called. */
  readonly toolChoice?: "none";
  /** Tokens; absent: the server's own limit. */
  readonly maxOutput?: number;
}

/**
 * Why a request failed. `message` is one sentence for a person: no key, no
 * prompt, no body in it. Times are milliseconds, limits tokens.
 */
export type Failure = { readonly message: string; readonly retryable: boolean } & (
  | { readonly reason: "overflow"; readonly limit?: number; readonly asked?: number }
  | { readonly reason: "rateLimit"; readonly retryAfter?: number }
  | {
      readonly reason:
        | "auth"
        | "quota"
        | "modelMissing"
        /** This model, or its server as it was started, takes no tools: the same request without them may pass. */
        | "noTools"
        | "network"
        | "server"
        | "badResponse"
        | "aborted";
    }
);

export type Finish = "stop" | "length" | "calls" | "filter";

export type ProviderEvent =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "reasoning"; readonly text: string }
  /** One call, whole: sent when its arguments are complete. */
  | { readonly kind: "call"; readonly call: PromptCall }
  /** `answeredBy`: the model that the server names, where that is not the one that was asked. */
  | { readonly kind: "done"; readonly finish: Finish; readonly usage?: Usage; readonly answeredBy?: string }
  | { readonly kind: "failed"; readonly failure: Failure };

/** Never throws; ends with exactly one `done` or `failed`, after which nothing comes. */
export interface Provider {
  stream(request: ProviderRequest, signal: AbortSignal): AsyncIterable<ProviderEvent>;
  /**
   * False: a request to this model would put a question of consent before the user, so that nothing may be
   * sent that they have not started themselves. Absent: nobody is asked.
   */
  canAskUnbidden?(model: string): boolean;
}
