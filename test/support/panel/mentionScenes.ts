import type { OfferedFiles } from "../../../src/protocol/view.ts";
import type { PanelPage } from "./page.ts";
import type { Scene } from "./scenes.ts";
import { aMessage, aState, user } from "./states.ts";

/** The list of files while an `@` is typed. */

export const anOffer = (query: string, over: Partial<OfferedFiles> = {}): OfferedFiles => ({
  query,
  found: [
    { path: "strategy/attribution.go", tokens: 2300 },
    { path: "strategy/attribution_test.go", tokens: 8108 },
    { path: "docs/my attribution notes.md", tokens: 410 },
    {
      path: "a/path/of/many/folders/that/is/longer/than/the/panel/attributionOfEveryLineOfEveryFile.go",
      tokens: 96,
    },
    { path: "مستندات/إسناد.md", tokens: 1204 },
  ],
  more: true,
  ...over,
});

const ITEMS = [user(1, "Why is the count too high?"), aMessage(2)];

export const withOffer = (query: string, over: Partial<OfferedFiles> = {}) =>
  aState({ items: ITEMS, files: anOffer(query, over) });

/** Types it as a person does. */
export const typeInto = async (panel: PanelPage, text: string): Promise<void> => {
  await panel.page.locator("textarea").focus();
  await panel.page.keyboard.type(text);
  await panel.isDrawn();
};

export const MENTION_SCENES = {
  mention: {
    state: withOffer("att"),
    act: async (panel) => {
      await typeInto(panel, "Compare @att");
      await panel.page.keyboard.press("ArrowDown");
    },
  },
  mentionNowhere: {
    state: withOffer("", { found: [], more: false, problem: "Open a folder to mention its files." }),
    act: (panel) => typeInto(panel, "@"),
  },
} satisfies Readonly<Record<string, Scene>>;
