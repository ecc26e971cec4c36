import type {
  ChatCompletionCreateParamsStreaming,
  ChatCompletionTool,
} from "openai/resources/chat/completions";

import type { HttpAnswer } from "../failures.ts";
import type { ProviderRequest, ToolSpec } from "../provider.ts";
import { type MessageForm, toMessages } from "./messages.ts";

/**
 * Where servers differ in what they accept. Nobody says so beforehand, so the
 * common form is tried first and the refusal is read: see `adapted`.
 */
export interface Dialect extends MessageForm {
  /** Asks for usage at the end. Mistral refuses the field and sends usage anyway. */
  readonly usageOption: boolean;
  /** OpenAI's reasoning models refuse the old name, Mistral and others the new one. */
  readonly limitName: "max_tokens" | "max_completion_tokens";
}

export const commonDialect: Dialect = {
  usageOption: true,
  limitName: "max_tokens",
  roles: "any",
  ids: "any",
};

export const toRequestBody = (
  request: ProviderRequest,
  dialect: Dialect,
): ChatCompletionCreateParamsStreaming => {
  const { model, tools = [], toolChoice, maxOutput } = request;
  return {
    model,
    messages: [...toMessages(request, dialect)],
    ...(tools.length > 0 && { tools: tools.map(toTool) }),
    ...(tools.length > 0 && toolChoice && { tool_choice: toolChoice }),
    ...(maxOutput !== undefined && { [dialect.limitName]: maxOutput }),
    stream: true,
    ...(dialect.usageOption && { stream_options: { include_usage: true } }),
  };
};

/** The dialect to try next after this refusal, or undefined when it is about something else. */
export const adapted = (dialect: Dialect, { status, body }: HttpAnswer): Dialect | undefined => {
  // llama.cpp and Ollama answer 500 when a chat template raises an exception.
  if (dialect.roles === "any" && [400, 422, 500].includes(status) && ROLES_ALTERNATE.test(body))
    return { ...dialect, roles: "alternating" };
  if (dialect.ids === "any" && [400, 422, 500].includes(status) && IDS_SHORT.test(body))
    return { ...dialect, ids: "short" };
  if (status !== 400 && status !== 422) return undefined;
  if (dialect.usageOption && body.includes("stream_options")) return { ...dialect, usageOption: false };
  return dialect.limitName === "max_tokens" && /'max_tokens' is not supported/.test(body)
    ? { ...dialect, limitName: "max_completion_tokens" }
    : undefined;
};

/** Templates of Mistral and Gemma (llama.cpp, Ollama, vLLM), Anthropic behind a gateway · Perplexity · Mistral's own API. */
const ROLES_ALTERNATE =
  /roles must alternate|should alternate with assistant|invalid_request_message_order|unexpected role '\w+' after role '\w+'/i;

/** Mistral's own API · its templates (llama.cpp, Ollama, vLLM). */
const IDS_SHORT = /tool call ids? .{0,200}\blength (?:of )?9\b/i;

const toTool = ({ name, description, parameters }: ToolSpec): ChatCompletionTool => ({
  type: "function",
  function: { name, description, parameters },
});
