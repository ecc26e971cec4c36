import type { ProviderEvent, ProviderRequest } from "../../../src/providers/provider.ts";
import { SCRIPTED_MODEL } from "./scriptedServer.ts";

/** A request with one question, and whatever the test is about. */
export const aRequest = (parts: Partial<ProviderRequest> = {}): ProviderRequest => ({
  model: SCRIPTED_MODEL,
  system: "Be brief.",
  messages: [{ role: "user", text: "How is the weather?" }],
  ...parts,
});

/** A signal that never fires. */
export const unaborted = (): AbortSignal => new AbortController().signal;

export const collect = async (events: AsyncIterable<ProviderEvent>): Promise<readonly ProviderEvent[]> => {
  const collected: ProviderEvent[] = [];
  for await (const event of events) collected.push(event);
  return collected;
};

/** The text of an answer, its pieces joined. */
export const textOf = (events: readonly ProviderEvent[]): string =>
  events.map((event) => (event.kind === "text" ? event.text : "")).join("");
