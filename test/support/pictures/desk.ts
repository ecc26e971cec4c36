import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Conversations } from "../../../src/chat/conversations.ts";
import type { ChatSettings } from "../../../src/chat/settings.ts";
import { BALANCED } from "../../../src/engine/policies.ts";
import type { ImportedItem } from "../../../src/interop/imported.ts";
import { record } from "../../../src/interop/record.ts";
import { Presenter } from "../../../src/protocol/presenter.ts";
import type { ViewState } from "../../../src/protocol/view.ts";
import type { Provider } from "../../../src/providers/provider.ts";
import { nodePorts } from "../../../src/sessions/nodePorts.ts";
import { SessionStore } from "../../../src/sessions/store.ts";
import type { Tools } from "../../../src/tools/tool.ts";
import { type PanelState, receive } from "../../../src/webview/state.ts";
import { FakeClock } from "../chat/fakeClock.ts";

/** Everything of the extension but VS Code, over a clock that stands still: what it shows is the same each time. */
export interface Desk extends AsyncDisposable {
  readonly conversations: Conversations;
  readonly presenter: Presenter;
  readonly clock: FakeClock;
  /** What the panel shows now. */
  readonly shown: () => ViewState;
  /** Imports a conversation and brings it in front. */
  readonly bring: (title: string, items: readonly ImportedItem[]) => Promise<void>;
}

export interface DeskOptions {
  /** May be built from what the panel shows by then. */
  readonly provider: (shown: () => ViewState, clock: FakeClock) => Provider;
  readonly tools?: Tools;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Tokens. */
  readonly window: number;
}

export async function openDesk({ provider, tools, now, window }: DeskOptions): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), "pictures-"));
  const clock = new FakeClock();
  clock.now = now;
  let state: PanelState = {};
  let seq = 0;
  const shown = (): ViewState => {
    if (!state.view) throw new Error("The panel shows nothing yet.");
    return state.view;
  };
  const model = { name: "qwen3-coder", provider: provider(shown, clock) };
  const settings = (): ChatSettings & { readonly server: string } => ({
    policy: BALANCED,
    limits: { window, source: "from the server (/props)" },
    model,
    server: "llama.cpp",
    automatic: { mode: "auto", background: false },
    ...(tools ? { tools } : {}),
  });
  let runs = 0;
  const conversations = new Conversations(new SessionStore(folder, { ...nodePorts, now: () => clock.now }), {
    settings,
    now: () => clock.now,
    newRunId: () => `run-${++runs}`,
    timer: clock.timer,
    random: () => 0,
    countExactly: async () => undefined,
    memory: { recall: async () => undefined, remember: async () => undefined },
  });
  const presenter = new Presenter(conversations, {
    settings,
    post: (changes) => (state = receive(state, { seq: seq++, changes: [...changes] }).state),
    onProblem: (error) => {
      throw error;
    },
  });
  presenter.showAll();
  return {
    conversations,
    presenter,
    clock,
    shown,
    bring: async (title, items) => {
      await conversations.createWith((journal) => record(journal, { items, title }));
    },
    [Symbol.asyncDispose]: async () => {
      await conversations.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
