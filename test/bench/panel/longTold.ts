import type { MessageEntry } from "../../../src/engine/entries.ts";
import { project } from "../../../src/engine/transcript.ts";
import { Pages } from "../../../src/protocol/pages.ts";
import type { Item } from "../../../src/protocol/view.ts";
import { aCard, aMessage } from "../../support/panel/states.ts";
import { conversationOf } from "../speed/conversation.ts";

/** Messages between two compactions. */
const BETWEEN_CARDS = 400;

/** A conversation as the host tells the panel of it: pages of items, newest first. */
export interface ToldConversation {
  readonly pages: readonly (readonly Item[])[];
  /** Where the answer that is measured streams into. */
  readonly answer: Item;
  /** An item in the middle. */
  readonly middle: string;
}

/** Work with tools, code and lists, and a card now and then. */
export function toldOf(messages: number): ToldConversation {
  const log = conversationOf(messages);
  const pages = withCards(pagesOf(log));
  const items = pages.toReversed().flat();
  const middle = items[Math.floor(items.length / 2)]?.id ?? "";
  return { pages, answer: aMessage(messages, { parts: [], status: "streaming" }), middle };
}

function pagesOf(log: readonly MessageEntry[]): Item[][] {
  const pages = new Pages({ entries: log, transcript: project(log) });
  const told: Item[][] = [];
  while (!pages.isWhole) told.push(pages.next());
  return told;
}

/** The log holds messages only. */
const withCards = (pages: readonly Item[][]): Item[][] =>
  pages.map((page, at) =>
    page.flatMap((item, index) =>
      index % BETWEEN_CARDS === BETWEEN_CARDS / 4
        ? [item, { ...aCard(0), id: `${item.id}card${at}`, live: false }]
        : [item],
    ),
  );
