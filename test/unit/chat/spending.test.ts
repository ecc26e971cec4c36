import { expect, it } from "vitest";

import { spentIn } from "../../../src/chat/spending.ts";
import { costOf } from "../../../src/providers/prices.ts";
import { chatOn } from "../../support/chat/conversation.ts";
import { reports, says, ScriptedProvider } from "../../support/chat/scriptedProvider.ts";
import { workOf } from "../../support/engine/build.ts";

const PRICE = { input: 3, cachedInput: 0.3, output: 15, source: "test" };

it("what a conversation has used up is told by kind, compactions included, with what it cost", async () => {
  const provider = new ScriptedProvider(reports("One.", 10_000), says("## Goal\nGo on."));
  const model = { name: "m", provider, price: PRICE };
  const { conversation, journal } = await chatOn(provider, {
    before: workOf(12, 8_000),
    settings: { model },
  });
  await conversation.send("Hi!");
  await conversation.compact({ trigger: "user" });
  const [answer, compaction] = journal.entries
    .slice(-2)
    .map((entry) => ("usage" in entry ? entry : undefined));
  expect(answer?.cost).toBeCloseTo(costOf(answer!.usage!, PRICE));
  expect(compaction?.cost).toBeCloseTo(costOf(compaction!.usage!, PRICE));
  expect(spentIn(journal.entries)).toEqual({
    prompt: 10_100,
    cached: 0,
    output: 20,
    reasoning: 0,
    cost: answer!.cost! + compaction!.cost!,
  });
});

it("a model without a price costs nobody knows what; without a report there is nothing to tell", async () => {
  const { conversation, journal } = await chatOn(new ScriptedProvider(says("One.")));
  expect(spentIn(journal.entries)).toBeUndefined();
  await conversation.send("Hi!");
  expect(spentIn(journal.entries)).toEqual({ prompt: 100, cached: 0, output: 10, reasoning: 0 });
});
