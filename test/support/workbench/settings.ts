import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import * as z from "zod";

export type Settings = Readonly<Record<string, unknown>>;

export type Theme = "dark" | "light" | "highContrast" | "highContrastLight";

/** VS Code's own themes: the name in the settings, and the class that the workbench carries. */
export const themes: Readonly<Record<Theme, { readonly name: string; readonly className: string }>> = {
  dark: { name: "Dark 2026", className: "vs-dark" },
  light: { name: "Light 2026", className: "vs" },
  highContrast: { name: "Default High Contrast", className: "hc-black" },
  highContrastLight: { name: "Default High Contrast Light", className: "hc-light" },
};

/** Nothing asks, nothing moves, nothing goes out to the network. */
const quiet: Settings = {
  "chat.disableAIFeatures": true,
  "editor.cursorBlinking": "solid",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": "off",
  "extensions.ignoreRecommendations": true,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "window.autoDetectColorScheme": false,
  "workbench.enableExperiments": false,
  "workbench.reduceMotion": "on",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** Writes the settings of a window into its user-data folder, over the quiet defaults. */
export function writeSettings(dataFolder: string, settings: Settings, extension: string): void {
  // A remote window, which a browser's always is, reads settings of machine scope from a file of their own.
  const isMachineScoped = machineScopedSettings(extension);
  const machine = Object.entries(settings).filter(([key]) => isMachineScoped.has(key));
  writeFile(join(dataFolder, "User"), { ...quiet, ...settings });
  writeFile(join(dataFolder, "Machine"), Object.fromEntries(machine));
}

function writeFile(folder: string, settings: Settings): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "settings.json"), JSON.stringify(settings, undefined, 2));
}

const manifestSchema = z.object({
  contributes: z
    .object({
      configuration: z
        .object({ properties: z.record(z.string(), z.object({ scope: z.string().optional() })) })
        .optional(),
    })
    .optional(),
});

function machineScopedSettings(extension: string): ReadonlySet<string> {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(extension, "package.json"), "utf8")));
  const properties = Object.entries(manifest.contributes?.configuration?.properties ?? {});
  return new Set(properties.filter(([, { scope }]) => scope?.startsWith("machine")).map(([key]) => key));
}
