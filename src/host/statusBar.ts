import * as vscode from "vscode";

import type { Conversations } from "../chat/conversations.ts";
import type { Measure } from "../chat/measure.ts";
import type { ChatSettings } from "../chat/settings.ts";
import { percentLeft } from "../engine/budget.ts";
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
    this.#item.name = "Anchored Chat: Context";
    this.#item.command = COMMANDS.showActions;
  }

  /** Hidden without a conversation, and when the user does not want it. */
  show(measure: Measure | undefined, settings: ChatSettings & { readonly isMeterVisible: boolean }): void {
    if (!measure || !settings.isMeterVisible) return this.#item.hide();
    this.#item.text = `$(${ICONS[measure.level]}) ${meterText(measure)}`;
    this.#item.tooltip = tooltip(measure, settings);
    this.#item.accessibilityInformation = { label: `Context: ${meterText(measure)}`, role: "button" };
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
  if (!budget) return `${tokens(use.tokens)} tokens`;
  return `${Math.round((100 * use.tokens) / budget.window)}% of ${tokens(budget.window)}`;
}

function tooltip({ use, budget }: Measure, { limits, model }: ChatSettings): vscode.MarkdownString {
  const rows: [string, string][] = [["In use", `${whole(use.tokens)} tokens, ${use.source}`]];
  if (budget) {
    rows.push(
      ["Window", `${whole(budget.window)} (${limits?.source ?? "unknown"})`],
      ["Reserved for the answer", whole(budget.reserve)],
      ["Compaction suggested at", whole(budget.trigger)],
      ["Left", `${whole(Math.max(0, budget.usable - use.tokens))} (${percentLeft(use.tokens, budget)}%)`],
    );
  } else rows.push(["Window", "unknown"]);
  for (const reading of use.reading)
    if (reading.tokens > 0) rows.push([CATEGORY_NAMES[reading.category], whole(reading.tokens)]);
  const table = rows.map(([name, figure]) => `| ${name} | ${figure} |`).join("\n");
  const text = new vscode.MarkdownString(`**Context of the conversation**\n\n| | |\n|:--|--:|\n${table}\n`);
  if (model) text.appendText(`\nModel: ${model.name}`);
  return text;
}

const CATEGORY_NAMES: Record<Measure["use"]["reading"][number]["category"], string> = {
  system: "System",
  tools: "Tools",
  instructions: "Workspace instructions",
  summary: "Summary",
  ledger: "Ledger",
  restored: "Read again",
  pinned: "Pinned",
  reasoning: "Reasoning",
  draft: "Draft",
  user: "You",
  assistant: "Answers",
  calls: "Tool calls",
  toolOutput: "Tool output",
};
