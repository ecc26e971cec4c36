import type {
  ChatCompletionCreateParamsStreaming,
  ChatCompletionTool,
} from "openai/resources/chat/completions";

import type { HttpAnswer } from "../failures.ts";
import type { ProviderRequest, ToolSpec } from "../provider.ts";
import { toMessages } from "./messages.ts";

/**
 * Where servers differ in what they accept. Nobody says so beforehand, so the
 * common form is tried first and the refusal is read: see `adapted`.
 */
export interface Dialect {
  /** Asks for usage at the end. Mistral refuses the field and sends usage anyway. */
  readonly usageOption: boolean;
  /** OpenAI's reasoning models refuse the old name, Mistral and others the new one. */
  readonly limitName: "max_tokens" | "max_completion_tokens";
}

export const commonDialect: Dialect = { usageOption: true, limitName: "max_tokens" };

export const toRequestBody = (
  request: ProviderRequest,
  dialect: Dialect,
): ChatCompletionCreateParamsStreaming => {
  const { model, tools = [], maxOutput } = request;
  return {
    model,
    messages: [...toMessages(request)],
    ...(tools.length > 0 && { tools: tools.map(toTool) }),
    ...(maxOutput !== undefined && { [dialect.limitName]: maxOutput }),
    stream: true,
    ...(dialect.usageOption && { stream_options: { include_usage: true } }),
  };
};

/** The dialect to try next after this refusal, or undefined when it is about something else. */
export const adapted = (dialect: Dialect, { status, body }: HttpAnswer): Dialect | undefined => {
  if (status !== 400 && status !== 422) return undefined;
  if (dialect.usageOption && body.includes("stream_options")) return { ...dialect, usageOption: false };
  return dialect.limitName === "max_tokens" && /'max_tokens' is not supported/.test(body)
    ? { ...dialect, limitName: "max_completion_tokens" }
    : undefined;
};

const toTool = ({ name, description, parameters }: ToolSpec): ChatCompletionTool => ({
  type: "function",
  function: { name, description, parameters },
});
