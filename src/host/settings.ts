import * as vscode from "vscode";
import * as z from "zod";

import { choosePolicy } from "../chat/choosePolicy.ts";
import { type OwnFigures, ownFigures, withOwnFigures } from "../chat/ownFigures.ts";
import type { Mode } from "../engine/guard/automatic.ts";
import type { Policy } from "../engine/policy.ts";
import type { UserFacingError } from "../engine/userFacingError.ts";
import { SETTINGS, SETTINGS_SECTION } from "../manifest.ts";
import type { Rates } from "../providers/prices.ts";
import type { HookCommands } from "./hooks/commandHooks.ts";
import { readPrices } from "./models/ownPrices.ts";

/** The user's settings, parsed; what cannot be read counts as not set. */
export interface Settings {
  /** A server's address, or `vscode:` for the models of VS Code; "" when none is set. */
  readonly baseUrl: string;
  readonly model: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Tokens; 0: detect. */
  readonly window: number;
  readonly policy: Policy;
  readonly compactionInstructions: string;
  /** "": the chat model writes the summaries. */
  readonly summaryModel: string;
  /** As `baseUrl`; "": the same. */
  readonly summaryBaseUrl: string;
  /** By model: what the user says that it costs. */
  readonly prices: Readonly<Record<string, Rates>>;
  readonly automatic: { readonly mode: Mode; readonly background: boolean };
  readonly titlesByModel: boolean;
  readonly isMeterVisible: boolean;
  /** What is written in a setting and cannot be read; the default counts. */
  readonly problems: readonly UserFacingError[];
}

const headers = z.record(z.string(), z.string());
const mode = z.enum(["auto", "ask", "off"]).catch("auto") satisfies z.ZodType<Mode>;
const commands = z.array(z.string()).catch([]).default([]);
const hooks = z.object({ before: commands, after: commands });

export function readSettings(): Settings {
  const settings = vscode.workspace.getConfiguration(SETTINGS_SECTION);
  const { policy, problem } = choosePolicy(
    settings.get<string>(SETTINGS.policy, "balanced"),
    settings.get<string>(SETTINGS.trigger, ""),
  );
  const own = readPrices(ofMachine(z.unknown(), SETTINGS.prices));
  return {
    baseUrl: ofMachine(z.string(), SETTINGS.baseUrl) ?? "",
    model: ofMachine(z.string(), SETTINGS.model) ?? "",
    headers: ofMachine(headers, SETTINGS.headers) ?? {},
    window: Math.max(0, settings.get<number>(SETTINGS.window, 0)),
    policy: withOwnFigures(policy, readFigures(settings)),
    compactionInstructions: settings.get<string>(SETTINGS.instructions, "").trim(),
    summaryModel: ofMachine(z.string(), SETTINGS.summaryModel) ?? "",
    summaryBaseUrl: ofMachine(z.string(), SETTINGS.summaryBaseUrl) ?? "",
    prices: own.prices,
    automatic: {
      mode: mode.parse(settings.get(SETTINGS.mode)),
      background: settings.get<boolean>(SETTINGS.background, true),
    },
    titlesByModel: settings.get<boolean>(SETTINGS.titlesByModel, false),
    isMeterVisible: settings.get<boolean>(SETTINGS.statusBar, true),
    problems: [problem, own.problem].filter((one) => one !== undefined),
  };
}

const readFigures = (settings: vscode.WorkspaceConfiguration): OwnFigures =>
  ownFigures.parse({
    restoreFiles: settings.get(SETTINGS.restoreFiles),
    prunes: settings.get(SETTINGS.prunes),
    protect: settings.get(SETTINGS.pruneProtect),
    exempt: settings.get(SETTINGS.pruneExempt),
  });

/** Commands of the user's own, never of a repository, and none in a folder that is not trusted (row H1). */
export function readHooks(): HookCommands {
  const set = vscode.workspace.isTrusted ? ofMachine(hooks, SETTINGS.hooks) : undefined;
  return set ?? { before: [], after: [] };
}

/** A repository must not send the user's key elsewhere: workspace values do not count, whatever the scope says. */
export function ofMachine<T>(schema: z.ZodType<T>, key: string): T | undefined {
  const set = vscode.workspace.getConfiguration(SETTINGS_SECTION).inspect(key);
  const parsed = schema.safeParse(set?.globalValue ?? set?.defaultValue);
  return parsed.success ? parsed.data : undefined;
}
