import { describe, expect, it } from "vitest";

import { changedItems } from "../../../../src/protocol/changedItems.ts";
import { contextOf } from "../../../../src/protocol/context/context.ts";
import { contextView } from "../../../../src/protocol/contextView.ts";
import { itemsOf } from "../../../../src/protocol/items.ts";
import type { Item, ViewPart } from "../../../../src/protocol/view.ts";
import { chatWith } from "../../../support/chat/conversation.ts";
import { workOf } from "../../../support/engine/build.ts";

async function work() {
  const chat = await chatWith(undefined, workOf(3, 900));
  const { conversation } = chat;
  const id = (at: number): string => conversation.entries[at]?.id ?? "";
  const context = () => contextOf(conversation, chat.settings);
  return { conversation, id, context };
}

const partsOf = (items: readonly Item[], id: string): readonly ViewPart[] => {
  const item = items.find((one) => one.id === id);
  return item?.kind === "message" ? item.parts : [];
};

describe("what is pinned, as it is listed", () => {
  it("a call and its result are one line, which leads to the call and counts both", async () => {
    const { conversation, id, context } = await work();
    await conversation.changes.pinPart({ message: id(2), part: 0 }, true);
    const [call] = conversation.transcript.messages.at(1)?.parts.slice(1) ?? [];
    expect(context().pinned).toEqual([
      {
        message: id(1),
        part: 1,
        item: id(1),
        text: "read_file src/a.ts",
        tokens: 900 + (call?.tokens ?? 0),
      },
    ]);
    expect(contextView.safeParse(context()).success).toBe(true);
  });

  it("a message is one line with what its calls have put out, and sums to the category", async () => {
    const { conversation, id, context } = await work();
    await conversation.changes.pin(id(1), true);
    const { pinned, categories } = context();
    expect(pinned).toMatchObject([{ message: id(1), item: id(1), text: "Looking at step 0." }]);
    expect(conversation.transcript.tokens.pinned).toBe(pinned[0]?.tokens);
    expect(categories.find(({ name }) => name === "Pinned")).toBeDefined();
  });

  it("a message of results is shown where its calls are", async () => {
    const { conversation, id, context } = await work();
    await conversation.append([{ kind: "pin", message: id(2), pinned: true }]);
    expect(context().pinned).toMatchObject([{ message: id(2), item: id(1) }]);
  });

  it("the largest parts tell whether they are pinned, and with what", async () => {
    const { conversation, id, context } = await work();
    const [first, second, third] = [2, 6, 10].map(id);
    await conversation.changes.pinPart({ message: first ?? "", part: 0 }, true);
    await conversation.append([{ kind: "pin", message: second ?? "", pinned: true }]);
    const { largest } = context();
    const pinned = (message = ""): unknown => largest.find((one) => one.message === message)?.pinned;
    expect([first, second, third].map(pinned)).toEqual(["part", "message", undefined]);
    expect(largest.find(({ message }) => message === first)?.saves).toBeUndefined();
  });
});

describe("what is pinned, in the conversation", () => {
  it("the card of a call and a text tell that they are pinned; others and their message do not", async () => {
    const { conversation, id } = await work();
    await conversation.changes.pinPart({ message: id(2), part: 0 }, true);
    await conversation.changes.pinPart({ message: id(3), part: 0 }, true);
    const items = itemsOf(conversation);
    expect(partsOf(items, id(1)).map((part) => "pinned" in part && part.pinned)).toEqual([false, true]);
    expect(partsOf(items, id(3))).toMatchObject([{ kind: "text", pinned: true }]);
    expect(partsOf(items, id(5)).some((part) => "pinned" in part)).toBe(false);
  });

  it("the message that shows the part is sent again when it is pinned, and when it is let go", async () => {
    const { conversation, id } = await work();
    for (const pinned of [true, false]) {
      const before = conversation.entries.length;
      await conversation.changes.pinPart({ message: id(2), part: 0 }, pinned);
      const changed = changedItems(conversation, conversation.entries.slice(before));
      expect(changed.map((item) => item.id)).toEqual([id(1)]);
      expect(partsOf(changed, id(1))[1]).toMatchObject(pinned ? { pinned } : { kind: "tool" });
    }
  });
});
