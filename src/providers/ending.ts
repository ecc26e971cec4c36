import { t } from "../l10n/l10n.ts";
import { unlessAborted } from "./abort.ts";
import type { Failure, ProviderEvent } from "./provider.ts";

/** What a provider starts from; it may throw, end early or go on too long: see `withOneEnding`. */
export type EventSource = () => AsyncIterable<ProviderEvent>;

export const aborted: Failure = { reason: "aborted", retryable: false, message: t("Stopped.") };

/** The server hung up in the middle. */
export const cutShort: Failure = {
  reason: "network",
  retryable: true,
  message: t("The answer was closed before it was finished. Try again."),
};

/**
 * Makes any source keep the promise of `Provider`: nothing is thrown, exactly
 * one `done` or `failed` ends it, nothing follows, and an abort ends it at
 * once, even while the source hangs. `explain` turns what it throws into a
 * failure.
 */
export async function* withOneEnding(
  source: EventSource,
  signal: AbortSignal,
  explain: (error: unknown) => Failure,
): AsyncGenerator<ProviderEvent, void, undefined> {
  if (signal.aborted) {
    yield { kind: "failed", failure: aborted };
    return;
  }
  const events = eventsOf(source);
  try {
    for (;;) {
      const event = await nextEvent(events, signal, explain);
      yield event;
      if (isEnding(event)) return;
    }
  } finally {
    leave(events);
  }
}

/** A source that throws when it is called fails at the first event instead. */
async function* eventsOf(source: EventSource): AsyncGenerator<ProviderEvent, void, undefined> {
  yield* source();
}

const isEnding = (event: ProviderEvent): boolean => event.kind === "done" || event.kind === "failed";

const nextEvent = async (
  events: AsyncGenerator<ProviderEvent>,
  signal: AbortSignal,
  explain: (error: unknown) => Failure,
): Promise<ProviderEvent> => {
  try {
    const next = await unlessAborted(events.next(), signal);
    return next.done === true ? { kind: "failed", failure: cutShort } : next.value;
  } catch (error) {
    return { kind: "failed", failure: signal.aborted ? aborted : explain(error) };
  }
};

/** Not awaited: a source that hangs answers `return` only when its own wait is over. */
const leave = (events: AsyncGenerator<ProviderEvent>): void => {
  void events.return(undefined).catch(() => undefined);
};
