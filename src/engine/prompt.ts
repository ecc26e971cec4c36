import type { Media } from "./entries.ts";

/** What is sent to a model, in no provider's dialect: each provider translates it. */
export interface Prompt {
  readonly system: string;
  readonly messages: readonly PromptMessage[];
}

export interface PromptCall {
  readonly callId: string;
  readonly tool: string;
  /** JSON text; always parses (see send.ts). */
  readonly args: string;
}

export type PromptMessage =
  | { readonly role: "user"; readonly text: string; readonly media?: readonly Media[] }
  | {
      readonly role: "assistant";
      readonly text: string;
      readonly reasoning?: string;
      readonly calls?: readonly PromptCall[];
    }
  | {
      readonly role: "tool";
      readonly callId: string;
      readonly tool: string;
      readonly text: string;
      readonly isError: boolean;
      readonly media?: readonly Media[];
    };
