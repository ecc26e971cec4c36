import { t } from "../../l10n/l10n.ts";
import type { CodeBlock } from "./blocks.ts";
import { highlighted } from "./highlight.ts";

const COPIED_FOR = 1500;

/** A block of code with its language and a button that copies all of it as it was written. */
export function codeFrame(block: CodeBlock, copyAll: () => void): HTMLElement {
  const frame = document.createElement("div");
  frame.className = block.continues ? "code-frame continues" : "code-frame";
  const pre = document.createElement("pre");
  const code = document.createElement("code");
  code.append(highlighted(block));
  pre.append(code);
  frame.append(pre, codeTools(block.language, copyAll));
  return frame;
}

function codeTools(language: string, copyAll: () => void): HTMLElement {
  const tools = document.createElement("div");
  tools.className = "code-tools";
  const label = document.createElement("span");
  label.textContent = language;
  const button = document.createElement("button");
  button.type = "button";
  name(button, "copy", t("Copy code"));
  button.addEventListener("click", () => {
    copyAll();
    name(button, "check", t("Copied"));
    setTimeout(() => name(button, "copy", t("Copy code")), COPIED_FOR);
  });
  tools.append(label, button);
  return tools;
}

function name(button: HTMLButtonElement, icon: string, label: string): void {
  button.className = `icon-button codicon codicon-${icon}`;
  button.title = label;
  button.setAttribute("aria-label", label);
}
