import { randomBytes } from "node:crypto";

import * as vscode from "vscode";

import { language } from "../l10n/l10n.ts";

/** Nothing is loaded but the bundle: no connections, no remote images (a model's image address can carry data out). */
export function panelHtml(webview: vscode.Webview, root: vscode.Uri): string {
  const nonce = randomBytes(16).toString("base64");
  const uri = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(root, file)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource} data:`,
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="${language()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${uri("panel.css")}">
<title>Anchored Chat</title>
</head>
<body>
<div id="root"></div>
<script type="application/json" id="l10n">${spoken()}</script>
<script nonce="${nonce}" src="${uri("panel.js")}"></script>
</body>
</html>`;
}

/** What webview/l10n.ts reads. Data, not code; yet no text may end the element. */
const spoken = (): string =>
  JSON.stringify({ language: language(), bundle: vscode.l10n.bundle }).replaceAll("<", "\\u003c");
