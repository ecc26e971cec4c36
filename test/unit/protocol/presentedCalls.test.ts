import { describe, expect, it } from "vitest";

import type { ViewState } from "../../../src/protocol/view.ts";
import { deskWith } from "../../support/chat/desk.ts";
import { fakeTools, permissionFor } from "../../support/chat/fakeTools.ts";
import { calls, says, ScriptedProvider } from "../../support/chat/scriptedProvider.ts";

describe("calls of tools in the panel", () => {
  const partsIn = ({ items }: ViewState): ViewState["items"] =>
    items.filter((one) => one.kind === "message" && one.parts.some(({ kind }) => kind === "tool"));

  it("ask, run, and stand there with their results; another decision does nothing", async () => {
    const tools = fakeTools({ name: "run", effect: "changes", permission: permissionFor("test") });
    const provider = new ScriptedProvider(calls(["run", '{"command":"npm test"}']), says("Done."));
    const { conversations, shown, until } = await deskWith(provider, { tools });
    const { conversation } = await conversations.create();
    const sending = conversation.send("Run it.");
    const callIn = (view: ViewState) => {
      const [item] = partsIn(view);
      return item?.kind === "message" ? item.parts.find(({ kind }) => kind === "tool") : undefined;
    };
    await until((view) => stateOf(callIn(view)) === "asking");
    const asked = callIn(shown());
    expect(asked).toMatchObject({ asks: { action: "run", target: "do test", always: "this" } });
    expect(asked).not.toHaveProperty("asks.key");
    await conversation.decide(callIdOf(asked), "once");
    await sending;
    expect(callIn(shown())).toMatchObject({ state: "ok", output: 'run: {"command":"npm test"}' });
    await conversation.decide(callIdOf(asked), "never");
    expect(conversation.entries.some(({ kind }) => kind === "approval")).toBe(false);
  });
});

type ShownPart = Extract<ViewState["items"][number], { kind: "message" }>["parts"][number] | undefined;
const stateOf = (part: ShownPart): string | undefined => (part?.kind === "tool" ? part.state : undefined);
const callIdOf = (part: ShownPart): string => (part?.kind === "tool" ? part.callId : "");

describe("titles by the model", () => {
  const answers = [says("It is 4711."), says("“The Port.”"), says("More.")];

  it("are asked for once, after the first answer", async () => {
    const provider = new ScriptedProvider(...answers);
    const { conversations, until } = await deskWith(provider, { titlesByModel: true });
    const { conversation } = await conversations.create();
    await conversation.send("Which port?");
    await until(({ sessions }) => sessions[0]?.title === "The Port");
    await conversation.send("And more?");
    expect(provider.requests).toHaveLength(3);
  });

  it("are not asked for where the user does not want them", async () => {
    const provider = new ScriptedProvider(...answers);
    const { conversations, until } = await deskWith(provider);
    const { conversation } = await conversations.create();
    await conversation.send("Which port?");
    await until(({ sessions }) => sessions[0]?.title === "Which port?");
    expect(provider.requests).toHaveLength(1);
  });
});
