import { parseDocument, type SummaryDocument } from "../../summaries/document.ts";
import type { Facts, Sizes } from "../../summaries/facts.ts";
import { pathsOf } from "../../summaries/links.ts";
import type { TokenCounter } from "../tokens/tokenCounter.ts";
import type { Host } from "./host.ts";

/** A document as the editor has it now. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/** A document with all that features are made from. */
export interface Read {
  readonly document: SummaryDocument;
  readonly facts: Facts;
  readonly sizes: Sizes;
}

/** Reads each version of a document once, whatever asks for it. */
export class Reader {
  readonly #host: Host;
  readonly #counter: TokenCounter;
  #known = new Map<string, { readonly version: number; readonly read: Promise<Read> }>();

  constructor(host: Host, counter: TokenCounter) {
    this.#host = host;
    this.#counter = counter;
  }

  read(open: OpenDocument): Promise<Read> {
    const known = this.#known.get(open.uri);
    if (known?.version === open.version) return known.read;
    const read = this.#read(open);
    this.#known.set(open.uri, { version: open.version, read });
    return read;
  }

  /** The document is closed; without a URI: the facts of all may be others now. */
  forget(uri?: string): void {
    if (uri === undefined) this.#known.clear();
    else this.#known.delete(uri);
  }

  async #read({ uri, text }: OpenDocument): Promise<Read> {
    const document = parseDocument(text);
    const [facts, sizes] = await Promise.all([
      this.#host.facts({ uri, text, paths: pathsOf(document) }),
      this.#sizesOf(document),
    ]);
    return { document, facts, sizes };
  }

  async #sizesOf({ text, lines, sections }: SummaryDocument): Promise<Sizes> {
    const texts = sections.map(({ line, end }) => lines.slice(line, end).join("\n"));
    const [total = 0, ...ofSections] = await this.#counter.count(
      [text, ...texts],
      new AbortController().signal,
    );
    return { total, sections: ofSections };
  }
}
