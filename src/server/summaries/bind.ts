import {
  type CodeAction,
  type CodeLens,
  CodeLensRefreshRequest,
  type CompletionItem,
  type Connection,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type Hover,
  type Range,
  type ServerCapabilities,
  TextDocuments,
  TextDocumentSyncKind,
} from "vscode-languageserver/node";

import { COMMANDS } from "../../manifest.ts";
import { actionsFor } from "../../summaries/codeActions.ts";
import { lensesOf } from "../../summaries/codeLens.ts";
import { completionsAt, typingAt } from "../../summaries/completion.ts";
import { diagnose } from "../../summaries/diagnostics.ts";
import { hoverOf } from "../../summaries/hover.ts";
import { linksOf } from "../../summaries/links.ts";
import { FACTS_CHANGED } from "../requests.ts";
import type { TokenCounter } from "../tokens/tokenCounter.ts";
import { asAction, asCompletion, asDiagnostic } from "./convert.ts";
import { type OpenDocument, Reader } from "./documents.ts";
import { Host } from "./host.ts";

/** Nothing is declared that is not handled below. */
export const CAPABILITIES = {
  textDocumentSync: TextDocumentSyncKind.Full,
  diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
  codeActionProvider: { codeActionKinds: ["quickfix", "refactor.rewrite"] },
  hoverProvider: true,
  codeLensProvider: {},
  completionProvider: { triggerCharacters: ["#", "/", "`", "["] },
  documentLinkProvider: {},
} satisfies ServerCapabilities;

/** Binds the features of summaries/ to the protocol; what they are is decided there. */
export function answerEditors(connection: Connection, counter: TokenCounter): void {
  const host = new Host(connection);
  const reader = new Reader(host, counter);
  const open = openDocuments(connection, reader);
  type Asked = { readonly textDocument: { readonly uri: string } };
  const readOf = async ({ textDocument }: Asked) => {
    const document = open.get(textDocument.uri);
    return document && reader.read(document);
  };

  connection.languages.diagnostics.on(async (asked): Promise<DocumentDiagnosticReport> => {
    const read = await readOf(asked);
    const items = read ? diagnose(read.document, read.facts, read.sizes).map(asDiagnostic) : [];
    return { kind: DocumentDiagnosticReportKind.Full, items };
  });
  connection.onCodeAction(async (asked): Promise<CodeAction[]> => {
    const read = await readOf(asked);
    if (!read) return [];
    const findings = diagnose(read.document, read.facts, read.sizes);
    return actionsFor({ ...read, findings }, asked.range).map((action) =>
      asAction(action, asked.textDocument.uri),
    );
  });
  connection.onCodeLens(async (asked): Promise<CodeLens[]> => {
    const read = await readOf(asked);
    const lenses = read ? lensesOf(read.document, read.facts, read.sizes) : [];
    // A lens without a command is a line to be read.
    return lenses.map(({ line, title }) => ({ range: startOf(line), command: { title, command: "" } }));
  });
  connection.onHover(async (asked): Promise<Hover | null> => {
    const read = await readOf(asked);
    if (!read) return null;
    const { line } = asked.position;
    const text = read.document.lines[line] ?? "";
    const sources = read.facts.session ? await host.sources({ uri: asked.textDocument.uri, line: text }) : [];
    const hover = hoverOf({ ...read, command: COMMANDS.showCovered }, line, sources);
    return hover ? { contents: { kind: "markdown", value: hover.markdown }, range: hover.range } : null;
  });
  connection.onCompletion(async (asked): Promise<CompletionItem[]> => {
    const read = await readOf(asked);
    const typing = read && typingAt(read.document, asked.position);
    if (!read || !typing) return [];
    const paths = typing.kind === "path" ? await host.paths(typing.path) : [];
    return completionsAt(read.document, asked.position, { facts: read.facts, paths }).map(asCompletion);
  });
  connection.onDocumentLinks(async (asked) => {
    const read = await readOf(asked);
    return read ? linksOf(read.document, read.facts) : [];
  });
}

/** Whole texts are sent with each change: summaries are short. */
function openDocuments(connection: Connection, reader: Reader): TextDocuments<OpenDocument> {
  const open = new TextDocuments<OpenDocument>({
    create: (uri, _language, version, text) => ({ uri, version, text }),
    update: ({ uri, text }, changes, version) => ({ uri, version, text: changes.at(-1)?.text ?? text }),
  });
  open.onDidClose(({ document }) => reader.forget(document.uri));
  connection.onNotification(FACTS_CHANGED, () => {
    reader.forget();
    // An editor that cannot be told asks again with the next change.
    connection.languages.diagnostics.refresh().catch(() => undefined);
    connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
  });
  open.listen(connection);
  return open;
}

const startOf = (line: number): Range => ({ start: { line, character: 0 }, end: { line, character: 0 } });
