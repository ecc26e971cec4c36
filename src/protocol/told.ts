/** What the panel was told last, by name, so that it is told only what is different. */
export class Told {
  readonly #known = new Map<string, string>();

  /** It is told everything anew. */
  forget(): void {
    this.#known.clear();
  }

  /** Whether it was told something other than that there is nothing. */
  holds(name: string): boolean {
    return (this.#known.get(name) ?? NOTHING) !== NOTHING;
  }

  /** Whether the panel does not know this; from then on it does. Undefined counts as null. */
  isNews(name: string, value: unknown): boolean {
    const json = JSON.stringify(value ?? null);
    if (this.#known.get(name) === json) return false;
    this.#known.set(name, json);
    return true;
  }
}

const NOTHING = JSON.stringify(null);
