import type {
  ChatCompletionCreateParamsStreaming,
  ChatCompletionTool,
} from "openai/resources/chat/completions";

import type { ProviderRequest, ToolSpec } from "../provider.ts";
import type { Dialect } from "./dialect.ts";
import { toMessages } from "./messages.ts";
import type { Signatures } from "./signatures.ts";

export const toRequestBody = (
  request: ProviderRequest,
  dialect: Dialect,
  signatures?: Signatures,
): ChatCompletionCreateParamsStreaming => {
  const { model, tools = [], toolChoice, maxOutput } = request;
  const choice = dialect.toolChoice ? toolChoice : undefined;
  return {
    model,
    messages: [...toMessages(request, dialect, signatures)],
    ...(tools.length > 0 && { tools: tools.map(toTool) }),
    ...(tools.length > 0 && choice && { tool_choice: choice }),
    ...(maxOutput !== undefined && { [dialect.limitName]: maxOutput }),
    stream: true,
    ...(dialect.usageOption && { stream_options: { include_usage: true } }),
  };
};

const toTool = ({ name, description, parameters }: ToolSpec): ChatCompletionTool => ({
  type: "function",
  function: { name, description, parameters },
});
