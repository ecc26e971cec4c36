import * as vscode from "vscode";

import type { Conversations } from "../chat/conversations.ts";
import type { Measure } from "../chat/measure.ts";
import type { ChatSettings } from "../chat/settings.ts";
import { percentLeft } from "../engine/budget.ts";
import { t } from "../l10n/l10n.ts";
import { COMMANDS } from "../manifest.ts";
import { tokens, whole } from "../protocol/format.ts";

export interface MeterParts {
  readonly conversations: Pick<Conversations, "current" | "onEvent">;
  readonly onDidChangeSettings: vscode.Event<void>;
  readonly settings: () => ChatSettings & { readonly isMeterVisible: boolean };
}

/** The meter, kept true. */
export function meterOf({ conversations, onDidChangeSettings, settings }: MeterParts): vscode.Disposable {
  const statusBar = new StatusBar();
  const show = (): void => statusBar.show(conversations.current?.conversation.measure(), settings());
  conversations.onEvent(show);
  return vscode.Disposable.from(statusBar, onDidChangeSettings(show));
}

/** The context meter in the status bar. */
class StatusBar {
  readonly #item: vscode.StatusBarItem;

  constructor() {
    this.#item = vscode.window.createStatusBarItem("anchoredChat.meter", vscode.StatusBarAlignment.Right, 90);
    this.#item.name = t("Anchored Chat: Context");
    this.#item.command = COMMANDS.showActions;
  }

  /** Hidden without a conversation, and when the user does not want it. */
  show(measure: Measure | undefined, settings: ChatSettings & { readonly isMeterVisible: boolean }): void {
    if (!measure || !settings.isMeterVisible) return this.#item.hide();
    this.#item.text = `$(${ICONS[measure.level]}) ${meterText(measure)}`;
    this.#item.tooltip = tooltip(measure, settings);
    this.#item.accessibilityInformation = { label: t("Context: {0}", meterText(measure)), role: "button" };
    this.#item.backgroundColor = backgroundOf(measure);
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}

const ICONS: Record<Measure["level"], string> = {
  unknown: "comment-discussion",
  ok: "comment-discussion",
  warning: "comment-discussion",
  error: "warning",
  blocking: "error",
};

function backgroundOf({ level }: Measure): vscode.ThemeColor | undefined {
  if (level === "blocking") return new vscode.ThemeColor("statusBarItem.errorBackground");
  return level === "error" ? new vscode.ThemeColor("statusBarItem.warningBackground") : undefined;
}

/** "61% of 128k", or the bare count where the window is not known. */
export function meterText({ use, budget }: Measure): string {
  if (!budget) return t("{0} tokens", tokens(use.tokens));
  return t("{0}% of {1}", Math.round((100 * use.tokens) / budget.window), tokens(budget.window));
}

function tooltip({ use, budget }: Measure, { limits, model }: ChatSettings): vscode.MarkdownString {
  const rows: [string, string][] = [[t("In use"), used(use)]];
  if (budget) {
    rows.push(
      [t("Window"), `${whole(budget.window)} (${limits?.source ?? t("unknown")})`],
      [t("Reserved for the answer"), whole(budget.reserve)],
      [t("Compaction suggested at"), whole(budget.trigger)],
      [
        t("Left"),
        t("{0} ({1}%)", whole(Math.max(0, budget.usable - use.tokens)), percentLeft(use.tokens, budget)),
      ],
    );
  } else rows.push([t("Window"), t("unknown")]);
  for (const reading of use.reading)
    if (reading.tokens > 0) rows.push([CATEGORY_NAMES[reading.category], whole(reading.tokens)]);
  const table = rows.map(([name, figure]) => `| ${name} | ${figure} |`).join("\n");
  const text = new vscode.MarkdownString(
    `**${t("Context of the conversation")}**\n\n| | |\n|:--|--:|\n${table}\n`,
  );
  if (model) text.appendText(`\n${t("Model: {0}", model.name)}`);
  return text;
}

const used = ({ tokens: count, source }: Measure["use"]): string =>
  source === "reported" ? t("{0} tokens, reported", whole(count)) : t("{0} tokens, estimated", whole(count));

const CATEGORY_NAMES: Record<Measure["use"]["reading"][number]["category"], string> = {
  system: t("System"),
  tools: t("Tools"),
  instructions: t("Workspace instructions"),
  summary: t("Summary"),
  ledger: t("Ledger"),
  restored: t("Read again"),
  pinned: t("Pinned"),
  reasoning: t("Reasoning"),
  draft: t("Draft"),
  user: t("You"),
  assistant: t("Answers"),
  calls: t("Tool calls"),
  toolOutput: t("Tool output"),
};
