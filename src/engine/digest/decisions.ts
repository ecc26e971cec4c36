import { cut } from "../calls/wording.ts";
import { listDraft, type Line } from "./drafts.ts";
import type { Earlier } from "./earlier.ts";
import type { Draft } from "./fit.ts";
import type { Evidence } from "./gather.ts";
import type { History } from "./history.ts";
import { namesIn } from "./names.ts";
import { sentencesOf } from "./sentences.ts";
import { spread } from "./spread.ts";
import { choosesOrExplains, type Statement } from "./statements.ts";

const MOST = 40;

/** Key Decisions: what was chosen or found, and why, in the words of whoever said it. */
export function decisionsDraft(history: History, statements: readonly Statement[], evidence: Evidence, earlier: Earlier): Draft {
  const bonus = (at: number): number => (3 * at) / Math.max(1, history.length);
  const said = statements
    .filter(({ topic }) => topic === "choice")
    .map(({ at, text, names }) => ({ order: at, text, names, bonus: bonus(at) }));
  const users = history.turns
    .flatMap(({ request }) => request ?? [])
    .flatMap(({ at, text }) =>
      sentencesOf(text)
        .filter((sentence) => sentence.length > 15 && sentence.length < 300 && !sentence.endsWith("?") && choosesOrExplains(sentence))
        .map((sentence) => ({ order: at, text: `The user: ${cut(sentence, 240)}`, names: [...namesIn(sentence)], bonus: 4 + bonus(at) })),
    );
  const ranked = spread([...said, ...users], MOST, evidence.singly);
  const carried = earlier.lines("Key Decisions").map((text, i): Line => ({ text, order: i - 1_000 }));
  return listDraft({ heading: "Key Decisions", share: 0.12 }, [...ranked, ...carried]);
}
