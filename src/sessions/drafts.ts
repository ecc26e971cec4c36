import * as z from "zod";

import type { Note } from "./note.ts";

/** By session; "" is the session to come. */
const drafts = z.record(z.string(), z.string());
export type DraftTexts = z.infer<typeof drafts>;

/** What is written in the panel and not sent yet: VS Code may lose a panel's own state with its window. */
export class Drafts {
  readonly #note: Note;

  constructor(note: Note) {
    this.#note = note;
  }

  /** Empty where nothing, or nothing that makes sense, is kept. */
  async recall(): Promise<DraftTexts> {
    const text = await this.#note.recall();
    return text === undefined ? {} : parsed(text);
  }

  remember(texts: DraftTexts): Promise<void> {
    return this.#note.remember(Object.keys(texts).length > 0 ? JSON.stringify(texts) : undefined);
  }
}

function parsed(text: string): DraftTexts {
  try {
    return drafts.safeParse(JSON.parse(text)).data ?? {};
  } catch {
    return {};
  }
}
