import type { CountExactly } from "../../chat/counting.ts";
import { unlessAborted } from "../../providers/abort.ts";
import type { Timer } from "../../providers/timer.ts";
import { COUNT_REQUEST, countResult } from "../../server/requests.ts";
import type { LanguageServer } from "./languageServer.ts";

/** Milliseconds to wait for exact counts: what a person does not notice. */
const PATIENCE = 250;

/** Characters that can be back by then; ordinary text is counted at 8 million a second. */
const MOST_CHARACTERS = 1_000_000;

/** Counts by the server process. Undefined when it is away, slow or wrong; never rejects. */
export const exactCounts =
  (server: Pick<LanguageServer, "request">, timer: Timer): CountExactly =>
  async (texts) => {
    if (texts.reduce((sum, { length }) => sum + length, 0) > MOST_CHARACTERS) return undefined;
    const late = new AbortController();
    const stopTimer = timer(PATIENCE, () => late.abort());
    try {
      const answer = server.request(COUNT_REQUEST, { texts }, late.signal);
      const parsed = countResult.safeParse(await unlessAborted(answer, late.signal));
      return parsed.data?.tokens.length === texts.length ? parsed.data.tokens : undefined;
    } catch {
      // An estimate serves as well; why the server ended is in the log.
      return undefined;
    } finally {
      stopTimer();
    }
  };
