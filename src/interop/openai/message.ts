import * as z from "zod";

import { maybe, maybeCount, maybeFlag, maybeText } from "../loose.ts";

const call = z.object({
  id: maybeText,
  function: maybe(z.object({ name: maybeText, arguments: z.unknown().optional() })),
  // tau2 has no `function` around these two, and says who called: its simulated users call tools as well.
  name: maybeText,
  arguments: z.unknown().optional(),
  requestor: maybeText,
});

const usage = z.object({
  prompt_tokens: maybeCount,
  completion_tokens: maybeCount,
  prompt_tokens_details: maybe(z.object({ cached_tokens: maybeCount })),
  completion_tokens_details: maybe(z.object({ reasoning_tokens: maybeCount })),
});

/** A message as chat completions have it, and as other programs vary it. */
export const openAiMessage = z.object({
  role: z.string(),
  content: z.unknown().optional(),
  refusal: maybeText,
  reasoning_content: maybeText,
  reasoning: maybeText,
  tool_calls: maybe(z.array(z.unknown())),
  /** Before there were parallel calls: one, without an id. */
  function_call: maybe(call.shape.function.unwrap().unwrap()),
  tool_call_id: maybeText,
  id: maybeText,
  name: maybeText,
  requestor: maybeText,
  error: maybeFlag,
  is_error: maybeFlag,
  model: maybeText,
  timestamp: z.unknown().optional(),
  created_at: z.unknown().optional(),
  usage: maybe(usage),
  /** mini-swe-agent keeps the raw answer here. */
  extra: maybe(
    z.object({
      timestamp: z.unknown().optional(),
      response: maybe(z.object({ created: z.unknown().optional(), model: maybeText, usage: maybe(usage) })),
    }),
  ),
});

export const openAiCall = call;
export type OpenAiMessage = z.infer<typeof openAiMessage>;
export type OpenAiUsage = z.infer<typeof usage>;

/** Holds a list of messages: one conversation. `traj` is tau-bench's name for it. */
export const conversation = z.object({
  messages: maybe(z.array(z.unknown())),
  traj: maybe(z.array(z.unknown())),
  title: maybeText,
  instance_id: maybeText,
});
