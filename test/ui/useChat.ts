import type { FrameLocator } from "playwright-core";
import { afterAll, beforeAll, beforeEach } from "vitest";

import { reply } from "../support/providers/answers.ts";
import {
  type ScriptedAnswer,
  type ScriptedServer,
  startScriptedServer,
} from "../support/providers/scriptedServer.ts";
import { conversationFile, importFile, openPanel, settingsFor, workMessages } from "../support/ui/hand.ts";
import type { Settings } from "../support/workbench/settings.ts";
import type { Workbench, WorkbenchOptions } from "../support/workbench/workbench.ts";
import { useWorkbench } from "./useWorkbench.ts";

/** The panel in a workbench of its own, for all tests of the calling file; call it once, at the top. */
export interface ChatPanel {
  readonly workbench: () => Workbench;
  readonly panel: () => FrameLocator;
}

export function useChatPanel(options: WorkbenchOptions): ChatPanel {
  const workbench = useWorkbench(options);
  beforeAll(async () => {
    await openPanel(workbench().window);
  });
  return { workbench, panel: () => workbench().window.panel() };
}

/** A panel that talks to a scripted server. */
export interface ScriptedChat extends ChatPanel {
  readonly server: ScriptedServer;
  /** What the next requests are answered, one each; `next` answers those after them. */
  readonly answers: (ScriptedAnswer | "silence")[];
  next: ScriptedAnswer;
  /** The newest request as the server got it, in JSON. */
  readonly asked: () => string;
}

interface ScriptedChatOptions {
  /** Tokens; absent: 32,000. */
  readonly window?: number;
  readonly settings?: Settings;
  /** Absent: English. */
  readonly language?: string;
  /** The text of `next` until a test sets another. */
  readonly says?: string;
}

export async function useScriptedChat({
  window,
  settings,
  language,
  says = "Here.",
}: ScriptedChatOptions = {}): Promise<ScriptedChat> {
  const answers: (ScriptedAnswer | "silence")[] = [];
  const server = await startScriptedServer(() => answers.shift() ?? chat.next);
  const panel = useChatPanel({
    settings: { ...settingsFor(server.baseUrl, window), ...settings },
    ...(language !== undefined && { language }),
  });
  afterAll(() => server.close());
  const asked = (): string => JSON.stringify(server.requests.at(-1)?.body);
  const chat: ScriptedChat = { ...panel, server, answers, next: reply(says), asked };
  return chat;
}

/** What the model of a long chat writes as a summary. */
export const SUMMARY = "## Goal\nMake every step pass.\n\n## Relevant Files\n- src/step7.ts: read";

/** Each test begins with a conversation that can be compacted, which nothing does by itself. */
export async function useLongChat(): Promise<ScriptedChat> {
  const chat = await useScriptedChat({
    window: 64_000,
    settings: { "anchoredChat.compaction.mode": "off" },
  });
  const { workbench } = chat;
  beforeEach(() => importFile(workbench().window, conversationFile(workbench(), workMessages(30))));
  return chat;
}
