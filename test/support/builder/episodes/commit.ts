import type { Scribe } from "../scribe.ts";
import type { Skerry } from "../skerry.ts";
import { runCommand } from "../tools.ts";

/** The user asks for a commit; its hash can be asked for later. */
export function commit(scribe: Scribe, { dice, facts }: Skerry, headline: string): void {
  scribe.user(
    dice.pick([
      "Good. Commit it.",
      "Looks right, please commit.",
      "Fine with me. Commit.",
      "Nice. One commit for this, please.",
    ]),
  );
  const message = headline.charAt(0).toUpperCase() + headline.slice(1);
  const [answer] = scribe.assistant("", [runCommand(`git add -A && git commit -m "${message}"`)]);
  const hash = /main (\w+)/.exec(answer?.text ?? "")?.[1] ?? "";
  scribe.assistant(`Committed as ${hash}: "${message}".`);
  facts.push({
    question: `In which commit did we ${headline}?`,
    answer: () => `In ${hash} ("${message}").`,
  });
}
