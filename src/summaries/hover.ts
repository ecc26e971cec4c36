import { t } from "../l10n/l10n.ts";
import { whole } from "../protocol/format.ts";
import { addressText } from "./address.ts";
import { sectionBudget } from "./budgets.ts";
import { shareText } from "./codeLens.ts";
import { lineRange, type Range, sectionAt, type SummaryDocument } from "./document.ts";
import type { Facts, Sizes, Source } from "./facts.ts";

export interface Hover {
  /** Markdown; its only links are to `command` of the caller. */
  readonly markdown: string;
  readonly range: Range;
}

export interface HoverInput {
  readonly document: SummaryDocument;
  readonly facts: Facts;
  readonly sizes: Sizes;
  /** The command that opens a document of the conversation; its argument is an address. */
  readonly command: string;
}

/** What a line is worth hovering over for: the tokens of its section, and the messages it comes from. */
export function hoverOf(input: HoverInput, line: number, sources: readonly Source[]): Hover | undefined {
  const { document, facts } = input;
  if (facts.kind === "messages" || facts.kind === "template" || !document.lines[line]?.trim())
    return undefined;
  const texts = [sectionText(input, line), sourcesText(input, sources)].filter((text) => text !== "");
  return texts.length === 0 ? undefined : { markdown: texts.join("\n\n"), range: lineRange(document, line) };
}

function sectionText({ document, facts, sizes }: HoverInput, line: number): string {
  const section = sectionAt(document, line);
  if (!section) return "";
  const tokens = sizes.sections[document.sections.indexOf(section)] ?? 0;
  const budget = sectionBudget(section.heading, facts);
  const limit = budget === undefined ? "" : ` (${t("at most {0}", whole(budget))})`;
  return `**${escaped(section.heading)}**: ${shareText(tokens, sizes)}${limit}`;
}

const ROLES: Readonly<Record<string, string>> = {
  system: t("system"),
  user: t("user"),
  assistant: t("assistant"),
  tool: t("tool"),
};

function sourcesText({ facts, command }: HoverInput, sources: readonly Source[]): string {
  const { session } = facts;
  if (!session || sources.length === 0) return "";
  const lines = sources.map(({ message, role, excerpt }) => {
    const address = addressText({ kind: "messages", session: session.id, from: message, to: message });
    const link = `command:${command}?${encodeURIComponent(JSON.stringify([address]))}`;
    return `- [${t("Message {0}", message)}](${link}), ${ROLES[role] ?? role}: ${escaped(excerpt)}`;
  });
  return `${t("Most likely from")}\n${lines.join("\n")}`;
}

/** What Markdown would read as its own, links and HTML above all, stands as it is. */
const escaped = (text: string): string => text.replaceAll(/[\\`*_{}[\]()#+\-.!<>|~&:]/g, String.raw`\$&`);
