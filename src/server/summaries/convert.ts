import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
} from "vscode-languageserver/node";

import { COMMANDS } from "../../manifest.ts";
import type { Action } from "../../summaries/codeActions.ts";
import type { Completion } from "../../summaries/completion.ts";
import type { Finding, Severity } from "../../summaries/finding.ts";

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export const asDiagnostic = ({ flaw, range, severity, message }: Finding): Diagnostic => ({
  range,
  message,
  severity: SEVERITIES[severity],
  code: flaw.code,
  source: "Anchored Chat",
});

export function asAction(
  { title, kind, edits, resummarize, fixes, isPreferred }: Action,
  uri: string,
): CodeAction {
  const changes = edits.map(({ range, text }) => ({ range, newText: text }));
  return {
    title,
    kind: kind === "quickfix" ? CodeActionKind.QuickFix : CodeActionKind.RefactorRewrite,
    ...(changes.length > 0 ? { edit: { changes: { [uri]: changes } } } : {}),
    ...(resummarize === undefined
      ? {}
      : {
          command: {
            title,
            command: COMMANDS.resummarizeSection,
            arguments: [{ uri, heading: resummarize }],
          },
        }),
    ...(fixes ? { diagnostics: [asDiagnostic(fixes)] } : {}),
    ...(isPreferred ? { isPreferred } : {}),
  };
}

const KINDS: Readonly<Record<Completion["kind"], CompletionItemKind>> = {
  section: CompletionItemKind.Module,
  path: CompletionItemKind.File,
  state: CompletionItemKind.EnumMember,
};

export const asCompletion = ({ label, kind, detail, range, text }: Completion): CompletionItem => ({
  label,
  kind: KINDS[kind],
  filterText: text,
  textEdit: { range, newText: text },
  ...(detail ? { detail } : {}),
});
