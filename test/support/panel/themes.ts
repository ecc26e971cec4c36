import { readFileSync } from "node:fs";

/** The kinds of themes that VS Code has, each with the variables and classes that it gives a webview. */
export const ALL_THEMES = ["dark", "light", "highContrast", "highContrastLight"] as const;
export type Theme = (typeof ALL_THEMES)[number];

export const BODY_CLASSES: Readonly<Record<Theme, string>> = {
  dark: "vscode-dark",
  light: "vscode-light",
  highContrast: "vscode-high-contrast",
  highContrastLight: "vscode-high-contrast-light vscode-high-contrast",
};

const THEMES = JSON.parse(readFileSync(new URL("themes.json", import.meta.url), "utf8")) as Readonly<
  Record<Theme, Readonly<Record<string, string>>>
>;

/** Below VS Code's own styles, which it puts into every webview, in a layer of lower rank. */
const WORKBENCH_STYLES = `@layer vscode-default {
  body { color: var(--vscode-editor-foreground); padding: 0 20px; }
  a, a code { color: var(--vscode-textLink-foreground); }
  code { color: var(--vscode-textPreformat-foreground); background: var(--vscode-textPreformat-background); }
  ::-webkit-scrollbar { width: 10px; height: 10px; }
  ::-webkit-scrollbar-thumb { background-color: var(--vscode-scrollbarSlider-background); }
}
html { background: var(--vscode-sideBar-background); }`;

export function themeStyles(theme: Theme): string {
  const variables = Object.entries(THEMES[theme]).map(([name, value]) => `${name}: ${value};`);
  return `:root { ${variables.join(" ")} }\n${WORKBENCH_STYLES}`;
}
