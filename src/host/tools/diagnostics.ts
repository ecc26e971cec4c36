import * as vscode from "vscode";

import { isInside } from "../../tools/place/paths.ts";
import type { Diagnostic, Diagnostics, Severity } from "../../tools/ports.ts";
import { pathOf, uriOf } from "./places.ts";

/** What language servers and linters say about files, as the Problems view shows it. */
export const diagnostics: Diagnostics = {
  of: (path) => {
    const wanted = path === undefined ? undefined : uriOf(path);
    return vscode.languages
      .getDiagnostics()
      .filter(([uri]) => !wanted || isOf(uri, wanted))
      .flatMap(([uri, found]) => found.map((one) => rowOf(pathOf(uri), one)));
  },
};

const isOf = (uri: vscode.Uri, wanted: vscode.Uri): boolean =>
  uri.scheme === wanted.scheme && uri.authority === wanted.authority && isInside(uri.path, wanted.path);

const SEVERITIES: Readonly<Record<vscode.DiagnosticSeverity, Severity>> = {
  [vscode.DiagnosticSeverity.Error]: "error",
  [vscode.DiagnosticSeverity.Warning]: "warning",
  [vscode.DiagnosticSeverity.Information]: "information",
  [vscode.DiagnosticSeverity.Hint]: "hint",
};

function rowOf(path: string, diagnostic: vscode.Diagnostic): Diagnostic {
  const { message, range, severity } = diagnostic;
  const source = sourceOf(diagnostic);
  return {
    path,
    line: range.start.line + 1,
    column: range.start.character + 1,
    severity: SEVERITIES[severity],
    message,
    ...(source ? { source } : {}),
  };
}

function sourceOf({ source = "", code }: vscode.Diagnostic): string {
  const value = typeof code === "object" ? code.value : code;
  if (value === undefined || value === "") return source;
  return source ? `${source}(${value})` : String(value);
}
