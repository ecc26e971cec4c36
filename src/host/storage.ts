import { randomUUID } from "node:crypto";

import type * as vscode from "vscode";

import { Conversations, type ConversationsPorts } from "../chat/conversations.ts";
import { systemTimer } from "../providers/timer.ts";
import { Front } from "../sessions/front.ts";
import { nodePorts } from "../sessions/nodePorts.ts";
import { storageRoot } from "../sessions/storageRoot.ts";
import { SessionStore } from "../sessions/store.ts";
import { workspaceWorld } from "./restoring/world.ts";

type OfThisMachine = "now" | "timer" | "random" | "newRunId" | "world" | "memory";

/** The conversations in this window's storage, with this machine's clock, dice and files. */
export function storedConversations(
  { storageUri, globalStorageUri }: vscode.ExtensionContext,
  ports: Omit<ConversationsPorts, OfThisMachine>,
): Conversations {
  const root = storageRoot({
    globalStorage: globalStorageUri.fsPath,
    ...(storageUri ? { storage: storageUri.fsPath } : {}),
  });
  return new Conversations(new SessionStore(root, nodePorts), {
    ...ports,
    now: Date.now,
    timer: systemTimer,
    random: Math.random,
    newRunId: randomUUID,
    world: workspaceWorld,
    memory: new Front(root, nodePorts.files),
  });
}
