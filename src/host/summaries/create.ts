import * as vscode from "vscode";

import type { Conversations } from "../../chat/conversations.ts";
import type { ChatSettings } from "../../chat/settings.ts";
import {
  FACTS_CHANGED,
  FACTS_REQUEST,
  factsParams,
  PATHS_REQUEST,
  pathsParams,
  SOURCES_REQUEST,
  sourcesParams,
} from "../../server/requests.ts";
import { SCHEME } from "../../summaries/address.ts";
import type { LanguageServer } from "../languageServer/languageServer.ts";
import { SUMMARY_DOCUMENTS } from "../languageServer/selector.ts";
import { workspaceWorld } from "../restoring/world.ts";
import { SummaryDocuments } from "./documents.ts";
import { DocumentFacts } from "./facts.ts";
import { SummaryFileSystem } from "./fileSystem.ts";
import { WorkspacePaths } from "./workspacePaths.ts";

export interface SummariesPorts {
  readonly conversations: Conversations;
  readonly server: LanguageServer;
  readonly settings: () => ChatSettings;
}

/** Summaries as documents: their files, and what the language server asks about them. */
export function openSummaries({ conversations, server, settings }: SummariesPorts): vscode.Disposable {
  const documents = new SummaryDocuments(conversations);
  const paths = new WorkspacePaths();
  const facts = new DocumentFacts({ conversations, settings, world: workspaceWorld, look: paths.look });
  server.answerWith({
    [FACTS_REQUEST]: async (params) => facts.of(factsParams.parse(params)),
    [SOURCES_REQUEST]: async (params) => facts.sources(sourcesParams.parse(params)),
    [PATHS_REQUEST]: async (params) => paths.startingWith(pathsParams.parse(params).prefix),
  });
  const tellServer = (): void => server.notify(FACTS_CHANGED);
  documents.onLiveChange(tellServer);
  return vscode.Disposable.from(
    paths,
    paths.onDidChange(tellServer),
    vscode.workspace.registerFileSystemProvider(SCHEME, new SummaryFileSystem(documents), {
      isCaseSensitive: true,
    }),
    startWhenOpened(server),
  );
}

/** The server is needed as soon as one of its documents is open. */
function startWhenOpened(server: LanguageServer): vscode.Disposable {
  const look = (document: vscode.TextDocument): void => {
    if (vscode.languages.match([...SUMMARY_DOCUMENTS], document) > 0) server.start();
  };
  vscode.workspace.textDocuments.forEach(look);
  return vscode.workspace.onDidOpenTextDocument(look);
}
