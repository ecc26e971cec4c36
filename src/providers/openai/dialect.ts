import type { HttpAnswer } from "../failures.ts";
import type { MessageForm } from "./messages.ts";

/**
 * Where servers differ in what they accept. Nobody says so beforehand, so the
 * common form is tried first and the refusal is read: see `adapted`.
 */
export interface Dialect extends MessageForm {
  /** Asks for usage at the end. Mistral refuses the field and sends usage anyway. */
  readonly usageOption: boolean;
  /** OpenAI's reasoning models refuse the old name, Mistral and others the new one. */
  readonly limitName: "max_tokens" | "max_completion_tokens";
  /** Says that no tool may be called. DeepSeek's thinking models refuse the field. */
  readonly toolChoice: boolean;
}

export const commonDialect: Dialect = {
  usageOption: true,
  limitName: "max_tokens",
  toolChoice: true,
  roles: "any",
  ids: "any",
  reasoning: "left out",
  signatures: "where known",
};

/** The dialect to try next after this refusal, or undefined when it is about something else. */
export const adapted = (dialect: Dialect, { status, body }: HttpAnswer): Dialect | undefined => {
  const row = rows.find(({ statuses, pattern }) => statuses.includes(status) && pattern.test(body));
  if (row === undefined) return undefined;
  const next = { ...dialect, ...row.change };
  // Already spoken: the refusal is about something else, and trying again would never end.
  return (Object.keys(row.change) as (keyof Dialect)[]).every((key) => next[key] === dialect[key])
    ? undefined
    : next;
};

interface Row {
  readonly statuses: readonly number[];
  readonly pattern: RegExp;
  readonly change: Partial<Dialect>;
}

const REFUSED = [400, 422];

/** llama.cpp and Ollama answer 500 when a chat template raises an exception. */
const TEMPLATE = [400, 422, 500];

const rows: readonly Row[] = [
  {
    // Templates of Mistral and Gemma (llama.cpp, Ollama, LM Studio, vLLM), Anthropic behind a gateway · Perplexity · Mistral's own API
    statuses: TEMPLATE,
    pattern:
      /roles must alternate|should alternate with assistant|invalid_request_message_order|unexpected role '\w+' after role '\w+'/i,
    change: { roles: "alternating" },
  },
  {
    // Mistral's own API · its templates (llama.cpp, Ollama, vLLM)
    statuses: TEMPLATE,
    pattern: /tool call ids? .{0,200}\blength (?:of )?9\b/i,
    change: { ids: "short" },
  },
  {
    // DeepSeek (continuedev/continue#9720, can1357/oh-my-pi#897) · Moonshot: "thinking is enabled but reasoning_content is missing"
    statuses: REFUSED,
    pattern:
      /missing .{0,3}reasoning_content|reasoning_content.{0,80}must be passed back|reasoning_content is missing/i,
    change: { reasoning: "sent" },
  },
  {
    // Gemini (CherryHQ/cherry-studio#12769, openai/openai-agents-python#2137)
    statuses: REFUSED,
    pattern: /missing a .{0,3}thought_signature/i,
    change: { signatures: "required" },
  },
  {
    // DeepSeek (deepseek-ai/awesome-deepseek-integration#598, shareAI-lab/Kode-CLI#182)
    statuses: REFUSED,
    pattern: /does not support this tool_choice/i,
    change: { toolChoice: false },
  },
  { statuses: REFUSED, pattern: /stream_options/, change: { usageOption: false } },
  {
    statuses: REFUSED,
    pattern: /'max_tokens' is not supported/,
    change: { limitName: "max_completion_tokens" },
  },
];
