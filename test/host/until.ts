import { setTimeout } from "node:timers/promises";

/** What `ask` gives as soon as it gives something; the time limit of the test ends the wait. */
export async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await setTimeout(25);
  }
}
