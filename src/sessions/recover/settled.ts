import * as z from "zod";

import type { Note } from "../note.ts";

const states = z.array(z.string());

/** Which sessions of other windows were recovered, so that they are not offered again, even once they are deleted here. */
export class Settled {
  readonly #note: Note;
  readonly #states: Set<string>;

  private constructor(note: Note, known: readonly string[]) {
    this.#note = note;
    this.#states = new Set(known);
  }

  /** Nothing is settled where the note cannot be read. */
  static async recall(note: Note): Promise<Settled> {
    return new Settled(note, parsed((await note.recall()) ?? "[]"));
  }

  has(state: string): boolean {
    return this.#states.has(state);
  }

  add(state: string): Promise<void> {
    this.#states.add(state);
    return this.#note.remember(JSON.stringify([...this.#states]));
  }
}

function parsed(text: string): readonly string[] {
  try {
    return states.safeParse(JSON.parse(text)).data ?? [];
  } catch {
    return [];
  }
}
