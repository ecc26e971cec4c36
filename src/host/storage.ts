import { randomUUID } from "node:crypto";
import { join } from "node:path";

import type * as vscode from "vscode";

import { Conversations, type ConversationsPorts } from "../chat/conversations.ts";
import { systemTimer } from "../providers/timer.ts";
import { Drafts } from "../sessions/drafts.ts";
import { nodePorts } from "../sessions/nodePorts.ts";
import { Note } from "../sessions/note.ts";
import { readSession, type SessionRead } from "../sessions/readSession.ts";
import { storageRoot } from "../sessions/storageRoot.ts";
import { SessionStore } from "../sessions/store.ts";

type OfThisMachine = "now" | "timer" | "random" | "newRunId" | "memory";

export interface Storage {
  readonly conversations: Conversations;
  readonly drafts: Drafts;
  /** Any conversation, for looking at only. */
  readonly readSession: (id: string) => Promise<SessionRead | undefined>;
  /** The folder that holds everything. */
  readonly root: string;
  /** A short text in a file of this name. */
  readonly note: (name: string) => Note;
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
    memory: note("front"),
  });
  return {
    conversations,
    drafts: new Drafts(note("drafts.json")),
    readSession: (id) => readSession(root, id, nodePorts.files),
    root,
    note,
  };
}
