import { expect, onTestFinished } from "vitest";

import { type OpenAiOptions, openAiProvider } from "../../../src/providers/openai/openAiProvider.ts";
import type { Failure, ProviderEvent, ProviderRequest } from "../../../src/providers/provider.ts";
import { aRequest, collect, unaborted } from "./requests.ts";
import { type ScriptedAnswer, type ScriptedServer, startScriptedServer } from "./scriptedServer.ts";

/** A server that gives these answers, closed when the test ends. */
export const starting = async (
  ...answers: readonly (ScriptedAnswer | "silence")[]
): Promise<ScriptedServer> => {
  const server = await startScriptedServer(answers);
  onTestFinished(() => server.close());
  return server;
};

/** All events of one request to a server that gives this answer. */
export const asking = async (
  answer: ScriptedAnswer | "silence",
  request: Partial<ProviderRequest> = {},
  options: Partial<OpenAiOptions> = {},
): Promise<readonly ProviderEvent[]> => {
  const { baseUrl } = await starting(answer);
  return collect(openAiProvider({ baseUrl, ...options }).stream(aRequest(request), unaborted()));
};

/** The failure at the end, which must be the only ending. */
export const failureIn = (events: readonly ProviderEvent[]): Failure | undefined => {
  expect(events.filter(({ kind }) => kind === "done" || kind === "failed")).toHaveLength(1);
  const last = events.at(-1);
  return last?.kind === "failed" ? last.failure : undefined;
};
