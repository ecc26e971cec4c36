import { unsourcedIn, type Sources } from "../../engine/audit/unsourced.ts";

/** Characters. A longer line is no prose. */
const LONGEST_LINE = 4_000;
/** Lines that are searched for in one go: their claims are fewer than one search takes. */
const AT_ONCE = 12;

/** Claims without a source, asked for again with every change of a text: each line is searched for once. */
export class SourceCheck {
  readonly #sources: Sources;
  readonly #known = new Map<string, readonly string[]>();

  /** `audited`: a text that was checked before, and what was found in it. */
  constructor(
    sources: Omit<Sources, "isKnown">,
    audited?: { readonly text: string; readonly unsourced: readonly string[] },
  ) {
    this.#sources = { ...sources, isKnown: () => false };
    if (audited) this.#learn(linesOf(audited.text), audited.unsourced);
  }

  /** Paths, commands and identifiers of the text that stand in none of the sources. */
  unsourcedIn(text: string): string[] {
    const lines = linesOf(text);
    const open = lines.filter((line) => !this.#known.has(line));
    for (let at = 0; at < open.length; at += AT_ONCE) {
      const some = open.slice(at, at + AT_ONCE);
      this.#learn(some, unsourcedIn(some.join("\n"), this.#sources));
    }
    return [...new Set(lines.flatMap((line) => this.#known.get(line) ?? []))];
  }

  #learn(lines: readonly string[], unsourced: readonly string[]): void {
    for (const line of lines)
      this.#known.set(
        line,
        unsourced.filter((claim) => line.includes(claim)),
      );
  }
}

const linesOf = (text: string): string[] =>
  [...new Set(text.split(/\r\n|\r|\n/))].filter(({ length }) => length <= LONGEST_LINE);
