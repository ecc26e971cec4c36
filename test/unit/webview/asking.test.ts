import { expect, test } from "vitest";

import { announcement } from "../../../src/webview/announce.ts";
import { askingIn } from "../../../src/webview/asking.ts";
import { aMessage, aTool, longConversation } from "../../support/panel/states.ts";
import { anAsk } from "../../support/panel/toolScenes.ts";

test("calls that ask are found among the newest items, in order", () => {
  const items = [
    ...longConversation(100),
    aMessage(100, { parts: [aTool(), anAsk(), anAsk({ target: "ls" }, "call-8")] }),
    aMessage(101),
  ];
  expect(askingIn(items).map(({ item, call }) => [item, call])).toEqual([
    [aMessage(100).id, "call-7"],
    [aMessage(100).id, "call-8"],
  ]);
});

test("a call that runs does not ask", () => {
  expect(askingIn([aMessage(1, { parts: [aTool({ state: "running" })] })])).toEqual([]);
});

test("a decision that is needed is read out once", () => {
  const before = [aMessage(1, { parts: [aTool({ state: "running", callId: "call-7" })] })];
  const after = [aMessage(1, { parts: [anAsk()] })];
  expect(announcement(before, after)).toBe("A decision is needed: run go test ./... -count=1");
  expect(announcement(after, [aMessage(1, { parts: [anAsk(), aTool()] })])).toBeUndefined();
});
