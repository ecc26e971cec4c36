import { glob } from "node:fs/promises";
import { dirname, join } from "node:path";

import { ASSUMED_WINDOW } from "../../src/chat/measure.ts";
import type { CompactionEntry, Entry } from "../../src/engine/entries.ts";
import { project } from "../../src/engine/transcript.ts";
import { SessionLog } from "../../src/sessions/log.ts";
import { nodePorts } from "../../src/sessions/nodePorts.ts";
import type { EditorWindow } from "../support/workbench/window.ts";

/** What the demo found: tokens and milliseconds, from the session that VS Code wrote and from what its panel shows. */
export interface Report {
  readonly messages: number;
  readonly tokensBefore: number;
  readonly tokensAfter: number;
  readonly prunedTokens: number;
  readonly strategy: string;
  readonly window: number;
  readonly windowSource: string;
  readonly milliseconds: number;
  readonly summary: string;
  readonly screenshots: readonly string[];
}

export async function reportOn(
  { dataFolder, window }: { readonly dataFolder: string; readonly window: EditorWindow },
  screenshots: readonly string[],
): Promise<{ readonly report: Report; readonly lines: readonly string[] }> {
  const entries = await newestSession(dataFolder);
  const entry = entries.findLast((one) => one.kind === "compaction");
  if (!entry) throw new Error("There is no compaction in the session that VS Code wrote.");
  const report: Report = {
    messages: entries.filter(({ kind }) => kind === "message").length,
    tokensBefore: entry.tokensBefore,
    tokensAfter: entry.tokensAfter,
    prunedTokens: entry.edits.reduce((sum, { saved }) => sum + saved, 0),
    strategy: entry.strategy,
    ...(await shownWindow(window)),
    milliseconds: entry.milliseconds,
    summary: entry.summary,
    screenshots,
  };
  return { report, lines: printed(report, entry, entries) };
}

/** As the gauge says it: the window in tokens, and who said so. */
async function shownWindow(window: EditorWindow): Promise<Pick<Report, "window" | "windowSource">> {
  const meter = window.panel().getByRole("meter");
  if ((await meter.count()) === 0)
    return { window: ASSUMED_WINDOW, windowSource: "assumed, since no model is set" };
  const words = (await meter.getAttribute("aria-valuetext")) ?? "";
  return {
    window: Number(await meter.getAttribute("aria-valuemax")),
    windowSource: /Window ([^;]+)/.exec(words)?.[1] ?? "unknown",
  };
}

/** Opened for reading while VS Code holds it. */
async function newestSession(dataFolder: string): Promise<readonly Entry[]> {
  const logs: string[] = [];
  for await (const path of glob("User/workspaceStorage/*/*/sessions/*/log.jsonl", { cwd: dataFolder }))
    logs.push(path);
  const newest = logs.toSorted((a, b) => dirname(a).localeCompare(dirname(b))).at(-1);
  if (newest === undefined) throw new Error("VS Code wrote no session.");
  return (await SessionLog.open(dirname(join(dataFolder, newest)), nodePorts)).entries;
}

function printed(report: Report, entry: CompactionEntry, entries: readonly Entry[]): string[] {
  const { items } = project(entries);
  const kept = [...items].filter((item) => item.kind === "message").length;
  const maker = entry.model ?? "code alone";
  const reason = entry.fallback ? ` (${entry.fallback})` : "";
  return [
    `Messages     ${figure(report.messages)} in the conversation, ${figure(entry.messagesBefore)} sent before, ${figure(entry.messagesAfter)} after`,
    `Tokens       ${figure(report.tokensBefore)} → ${figure(report.tokensAfter)}`,
    `Pruned       ${figure(entry.edits.length)} tool outputs, ${figure(report.prunedTokens)} tokens`,
    `Summarized   ${figure(report.messages - kept)} messages into ${figure(entry.summaryTokens)} tokens by ${maker}, ${report.strategy}${reason}`,
    `Kept         ${figure(kept)} messages word for word`,
    `Window       ${figure(report.window)} (${report.windowSource})`,
    `Time         ${figure(report.milliseconds)} ms`,
    `Written      ${[...report.screenshots, "demo/summary.md"].join(", ")}`,
  ];
}

const figure = (value: number): string => value.toLocaleString("en");
