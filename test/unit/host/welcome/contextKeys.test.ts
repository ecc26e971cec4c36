import { expect, it } from "vitest";

import { Conversations } from "../../../../src/chat/conversations.ts";
import { BALANCED } from "../../../../src/engine/policies.ts";
import { followContext } from "../../../../src/host/welcome/contextKeys.ts";
import { CONTEXT_KEYS } from "../../../../src/manifest.ts";
import { systemTimer } from "../../../../src/providers/timer.ts";
import { nodePorts } from "../../../../src/sessions/nodePorts.ts";
import { SessionStore } from "../../../../src/sessions/store.ts";
import { workOf } from "../../../support/engine/build.ts";
import { temporaryFolder } from "../../../support/sessions/temporaryFolder.ts";

it("the context keys follow the conversation and the model, each told when it changes only", async () => {
  const conversations = new Conversations(new SessionStore(await temporaryFolder(), nodePorts), {
    settings: () => ({ policy: BALANCED, limits: { window: 32_000, source: "test" } }),
    now: () => 0,
    newRunId: () => "r",
    timer: systemTimer,
    random: () => 0,
    countExactly: async () => undefined,
    memory: { recall: async () => undefined, remember: async () => undefined },
  });
  const told: [string, boolean][] = [];
  let hasModel = false;
  const refresh = followContext({
    conversations,
    hasModel: () => hasModel,
    hasUndone: () => false,
    set: (key, value) => told.push([key, value]),
  });
  const news = () => told.splice(0);
  expect(news()).toEqual(Object.values(CONTEXT_KEYS).map((key) => [key, false]));

  hasModel = true;
  refresh();
  refresh();
  expect(news()).toEqual([[CONTEXT_KEYS.hasModel, true]]);

  await conversations.createWith(async (log) => void (await log.append(workOf(12, 8_000))));
  expect(news()).toEqual([[CONTEXT_KEYS.hasConversation, true]]);
  const { conversation } = conversations.current!;
  await conversation.compact({ trigger: "user" });
  expect(news()).toEqual([[CONTEXT_KEYS.hasSummary, true]]);
  await conversation.changes.undo(conversation.transcript.anchor!.compaction.id);
  expect(news()).toEqual([[CONTEXT_KEYS.hasSummary, false]]);
  await conversation.changes.allowAutomatic(false);
  expect(news()).toEqual([[CONTEXT_KEYS.isAutomaticOff, true]]);
  await conversation.changes.allowAutomatic(true);
  expect(news()).toEqual([[CONTEXT_KEYS.isAutomaticOff, false]]);

  await conversations.leave();
  expect(news()).toEqual([[CONTEXT_KEYS.hasConversation, false]]);
  await conversations.close();
});
