import type { Scribe } from "../scribe.ts";
import type { Skerry } from "../skerry.ts";
import { runCommand } from "../tools.ts";

/** A command that cannot work on this machine stays broken, and the user says to leave it. */
export function endToEnd(scribe: Scribe, skerry: Skerry): void {
  if (skerry.triedEndToEnd) return;
  skerry.triedEndToEnd = true;
  scribe.user("Can you try the end-to-end tests as well? I haven't run them for a while.");
  scribe.assistant("", [runCommand("npm run e2e")]);
  scribe.assistant(
    `They don't get past the set-up: it connects to a ticket printer on 127.0.0.1:9631, and nothing listens there ("connect ECONNREFUSED 127.0.0.1:9631"). 1 failed, 37 did not run. This is not a fault of the code; without a printer or something that plays one, the suite can't run here.`,
  );
  scribe.user(
    "Right, the printer emulator is on the other laptop. Leave it, and don't run e2e on this machine again. I'll do it before we ship.",
  );
  scribe.assistant(
    "Understood: no `npm run e2e` here. It stays open that the end-to-end tests have not run since our changes; you will run them on the other laptop before shipping.",
  );
  skerry.facts.push({
    question: "Did the end-to-end tests run by now?",
    answer: () =>
      "No. `npm run e2e` failed with ECONNREFUSED 127.0.0.1:9631, because the printer emulator is on your other laptop, and you told me not to run it here again. You wanted to run it yourself before shipping.",
  });
}
