import { pathsIn } from "../engine/reading/names.ts";
import { t } from "../l10n/l10n.ts";
import { addressText } from "./address.ts";
import { type Range, rangesOf, type SummaryDocument } from "./document.ts";
import type { Facts } from "./facts.ts";

export interface Link {
  readonly range: Range;
  /** A URI. */
  readonly target: string;
  readonly tooltip: string;
}

/** Paths of files that are in the workspace, and mentions of messages. */
export function linksOf(document: SummaryDocument, facts: Facts): Link[] {
  if (facts.kind === "messages") return [];
  const found = [...pathLinks(document.text, facts), ...messageLinks(document.text, facts)].sort(
    (a, b) => a.from - b.from,
  );
  const ranges = rangesOf(
    document,
    found.map(({ from }) => ({ from, to: from })),
  );
  return found.map(({ from, to, target, tooltip }, i) => {
    const start = ranges[i]?.start ?? { line: 0, character: 0 };
    return {
      range: { start, end: { line: start.line, character: start.character + to - from } },
      target,
      tooltip,
    };
  });
}

interface Found {
  readonly from: number;
  readonly to: number;
  readonly target: string;
  readonly tooltip: string;
}

const RUN = /[\w.@~/-]+/g;

/** Every place where a known path stands as a whole. */
function pathLinks(text: string, { files }: Facts): Found[] {
  return [...text.matchAll(RUN)].flatMap(({ 0: run, index }): Found[] => {
    const path = run.replace(/[.-]+$/, "");
    const target = Object.hasOwn(files, path) ? files[path] : undefined;
    if (target === undefined) return [];
    return [{ from: index, to: index + path.length, target, tooltip: t("Open {0}", path) }];
  });
}

const MENTION = /\bmessages?[^\S\n]{1,3}#?(\d{1,9})(?:[^\S\n]{0,3}(?:-|–|to)[^\S\n]{0,3}#?(\d{1,9}))?/gi;

/** "message 12", "messages 12–48": only those that there are. */
function messageLinks(text: string, { session }: Facts): Found[] {
  if (!session) return [];
  return [...text.matchAll(MENTION)].flatMap(({ 0: mention, 1: first, 2: last, index }): Found[] => {
    const from = Number(first);
    const to = Number(last ?? first);
    if (from < 1 || to < from || to > session.messages) return [];
    const target = addressText({ kind: "messages", session: session.id, from, to });
    const tooltip = t(from === to ? "Show the original message" : "Show the original messages");
    return [{ from: index, to: index + mention.length, target, tooltip }];
  });
}

/** The paths that a document names, each once. */
export const pathsOf = ({ text }: SummaryDocument): string[] => [...pathsIn(text)];
