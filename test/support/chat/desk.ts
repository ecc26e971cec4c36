import { expect, onTestFinished } from "vitest";

import { Conversations } from "../../../src/chat/conversations.ts";
import type { ChatSettings } from "../../../src/chat/settings.ts";
import { BALANCED } from "../../../src/engine/policies.ts";
import type { Change } from "../../../src/protocol/messages.ts";
import { Presenter } from "../../../src/protocol/presenter.ts";
import type { ViewState } from "../../../src/protocol/view.ts";
import type { Provider } from "../../../src/providers/provider.ts";
import { systemTimer } from "../../../src/providers/timer.ts";
import { nodePorts } from "../../../src/sessions/nodePorts.ts";
import { SessionStore } from "../../../src/sessions/store.ts";
import { receive, type PanelState } from "../../../src/webview/state.ts";
import { temporaryFolder } from "../sessions/temporaryFolder.ts";

/** Conversations on a disk, their presenter, and the panel without a page. */
export interface Desk {
  readonly conversations: Conversations;
  readonly presenter: Presenter;
  readonly changes: Change[];
  /** What the panel shows, by its own reducer. */
  readonly shown: () => ViewState;
  /** Resolves when the panel shows that. */
  readonly until: (isSo: (view: ViewState) => boolean) => Promise<void>;
}

export async function deskWith(provider?: Provider, over: Partial<ChatSettings> = {}): Promise<Desk> {
  const settings: ChatSettings = {
    policy: BALANCED,
    limits: { window: 32_000, source: "test" },
    ...(provider ? { model: { name: "m", provider } } : {}),
    ...over,
  };
  const store = new SessionStore(await temporaryFolder(), nodePorts);
  let runs = 0;
  const ports = {
    settings: () => settings,
    now: Date.now,
    newRunId: () => `r${++runs}`,
    timer: systemTimer,
    random: Math.random,
    countExactly: async () => undefined,
    memory: { recall: async () => undefined, remember: async () => undefined },
  };
  const conversations = new Conversations(store, ports);
  const changes: Change[] = [];
  const waiting: (() => void)[] = [];
  let state: PanelState = {};
  let seq = 0;
  const post = (posted: readonly Change[]): void => {
    changes.push(...posted);
    state = receive(state, { seq: seq++, changes: [...posted] }).state;
    for (const check of waiting) check();
  };
  const presenter = new Presenter(conversations, {
    settings: () => settings,
    post,
    onProblem: (error) => expect.fail(String(error)),
  });
  onTestFinished(async () => {
    await presenter.refreshList();
    await conversations.close();
  });
  presenter.showAll();
  const until: Desk["until"] = (isSo) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.push(() => state.view && isSo(state.view) && resolve());
    return promise;
  };
  return { conversations, presenter, changes, shown: () => state.view!, until };
}
