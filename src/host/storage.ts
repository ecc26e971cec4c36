import { randomUUID } from "node:crypto";
import { join } from "node:path";

import type * as vscode from "vscode";

import { Conversations, type ConversationsPorts } from "../chat/conversations.ts";
import { systemTimer } from "../providers/timer.ts";
import { Drafts } from "../sessions/drafts.ts";
import { nodePorts } from "../sessions/nodePorts.ts";
import { Note } from "../sessions/note.ts";
import { storageRoot } from "../sessions/storageRoot.ts";
import { SessionStore } from "../sessions/store.ts";
import { workspaceWorld } from "./restoring/world.ts";

type OfThisMachine = "now" | "timer" | "random" | "newRunId" | "world" | "memory";

export interface Storage {
  readonly conversations: Conversations;
  readonly drafts: Drafts;
}

/** What is in this window's storage, with this machine's clock, dice and files. */
export function openStorage(
  { storageUri, globalStorageUri }: vscode.ExtensionContext,
  ports: Omit<ConversationsPorts, OfThisMachine>,
): Storage {
  const root = storageRoot({
    globalStorage: globalStorageUri.fsPath,
    ...(storageUri ? { storage: storageUri.fsPath } : {}),
  });
  const note = (name: string): Note => new Note(join(root, name), nodePorts.files);
  const conversations = new Conversations(new SessionStore(root, nodePorts), {
    ...ports,
    now: Date.now,
    timer: systemTimer,
    random: Math.random,
    newRunId: randomUUID,
    world: workspaceWorld,
    memory: note("front"),
  });
  return { conversations, drafts: new Drafts(note("drafts.json")) };
}
