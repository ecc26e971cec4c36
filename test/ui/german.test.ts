import { expect, test } from "vitest";

import { useScriptedChat } from "./useChat.ts";

const { panel } = await useScriptedChat({ language: "de" });

test("the panel is in the language of VS Code", async () => {
  expect(await panel().locator("html").getAttribute("lang")).toBe("de");
});
