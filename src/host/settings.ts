import * as vscode from "vscode";
import * as z from "zod";

import { BALANCED, parseTrigger, type Policy } from "../engine/policy.ts";
import { UserFacingError } from "../engine/userFacingError.ts";
import { SETTINGS, SETTINGS_SECTION } from "../manifest.ts";

/** The user's settings, parsed; what cannot be read counts as not set. */
export interface Settings {
  /** "" when none is set. */
  readonly baseUrl: string;
  readonly model: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Tokens; 0: detect. */
  readonly window: number;
  readonly policy: Policy;
  readonly compactionInstructions: string;
  readonly isMeterVisible: boolean;
  /** What is written in a setting cannot be read; the default counts. */
  readonly problem?: UserFacingError;
}

const headers = z.record(z.string(), z.string());

export function readSettings(): Settings {
  const settings = vscode.workspace.getConfiguration(SETTINGS_SECTION);
  return {
    baseUrl: ofMachine(z.string(), SETTINGS.baseUrl) ?? "",
    model: ofMachine(z.string(), SETTINGS.model) ?? "",
    headers: ofMachine(headers, SETTINGS.headers) ?? {},
    window: Math.max(0, settings.get<number>(SETTINGS.window, 0)),
    ...policyOf(settings.get<string>(SETTINGS.trigger, "")),
    compactionInstructions: settings.get<string>(SETTINGS.instructions, "").trim(),
    isMeterVisible: settings.get<boolean>(SETTINGS.statusBar, true),
  };
}

function policyOf(trigger: string): Pick<Settings, "policy" | "problem"> {
  try {
    return { policy: trigger === "" ? BALANCED : { ...BALANCED, trigger: parseTrigger(trigger) } };
  } catch (error) {
    if (error instanceof UserFacingError) return { policy: BALANCED, problem: error };
    throw error;
  }
}

/** A repository must not send the user's key elsewhere: workspace values do not count, whatever the scope says. */
function ofMachine<T>(schema: z.ZodType<T>, key: string): T | undefined {
  const set = vscode.workspace.getConfiguration(SETTINGS_SECTION).inspect(key);
  const parsed = schema.safeParse(set?.globalValue ?? set?.defaultValue);
  return parsed.success ? parsed.data : undefined;
}
