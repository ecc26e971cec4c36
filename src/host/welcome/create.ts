import * as vscode from "vscode";

import type { Conversations } from "../../chat/conversations.ts";
import { WALKTHROUGH } from "../../manifest.ts";
import type { Presenter } from "../../protocol/presenter.ts";
import { findLocalServers } from "../../providers/discover.ts";
import { redoable } from "../actions.ts";
import { useModel } from "../models/choose/chooseModel.ts";
import type { Models } from "../models/create.ts";
import { followContext } from "./contextKeys.ts";
import { type Tour, Welcome } from "./welcome.ts";

const SETTLED = "tourSettled";

/** The first minutes: what an empty conversation offers, and the walkthrough. */
export interface FirstMinutes extends vscode.Disposable {
  readonly welcome: Welcome;
  readonly openWalkthrough: () => Promise<void>;
}

interface FirstMinutesParts {
  readonly presenter: Presenter;
  readonly conversations: Conversations;
  readonly guard: (work: () => unknown) => unknown;
}

export function firstMinutes(
  { globalState }: vscode.ExtensionContext,
  { model, sources }: Models,
  { presenter, conversations, guard }: FirstMinutesParts,
): FirstMinutes {
  const welcome = new Welcome({
    presenter,
    findServers: findLocalServers,
    vsCode: sources.vsCode,
    hasModel: async () => {
      await model.ready();
      return model.settings.model !== undefined;
    },
    use: useModel,
    tour: tourIn(globalState),
  });
  const watch = vscode.lm.onDidChangeChatModels(() => guard(() => welcome.lookAtVsCode()));
  const refreshKeys = followContext({
    conversations,
    hasModel: () => model.settings.model !== undefined,
    hasUndone: () => redoable(conversations) !== undefined,
    set: (key, value) => void vscode.commands.executeCommand("setContext", key, value),
  });
  const keys = model.onDidChange(refreshKeys);
  return {
    welcome,
    openWalkthrough: async () => {
      await vscode.commands.executeCommand("workbench.action.openWalkthrough", WALKTHROUGH, false);
      await welcome.settleTour();
    },
    dispose: () => vscode.Disposable.from(welcome, watch, keys).dispose(),
  };
}

const tourIn = (state: vscode.Memento): Tour => ({
  isSettled: () => state.get(SETTLED) === true,
  settle: async () => state.update(SETTLED, true),
});
