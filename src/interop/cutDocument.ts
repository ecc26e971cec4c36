import { BACKSLASH, QUOTE, readJson } from "./json.ts";

/** A member of a JSON document, still text: `key` names the list or object member it is from. */
interface DocumentPart {
  readonly key?: string;
  readonly text: string;
}

/**
 * Cuts a JSON document that comes in pieces into its parts without holding or
 * parsing the whole: the elements of an outermost list, or the members of an
 * outermost object, of which lists are cut into their elements as well.
 */
export class DocumentCutter {
  /** Keys of the outermost object whose value is a list. */
  readonly lists = new Set<string>();
  #depth = 0;
  /** The depth at which commas separate parts: 1, or 2 inside a list member. */
  #level = 1;
  #inObject = false;
  #inString = false;
  #escaped = false;
  #list: string | undefined;
  #pending = "";

  /** The parts that are complete with this piece. */
  feed(piece: string): DocumentPart[] {
    const parts: DocumentPart[] = [];
    let from = 0;
    for (let i = 0; i < piece.length; i++) {
      const char = piece.charCodeAt(i);
      if (this.#inString || char === QUOTE) this.#passString(char);
      else if (this.#isMark(char)) {
        this.#pending += piece.slice(from, i);
        from = i + 1;
        this.#pass(char, parts);
      }
    }
    this.#pending += piece.slice(from);
    return parts;
  }

  /** Whether the text broke off inside a part. */
  isUnfinished(): boolean {
    return this.#depth > 0 && /\S/.test(this.#pending.slice(0, 1000));
  }

  #passString(char: number): void {
    if (!this.#inString) this.#inString = true;
    else if (this.#escaped) this.#escaped = false;
    else if (char === BACKSLASH) this.#escaped = true;
    else if (char === QUOTE) this.#inString = false;
  }

  /** Keeps count of the depth; true for the marks that begin or end a part. */
  #isMark(char: number): boolean {
    if (char === COMMA) return this.#depth === this.#level;
    if (char === OPEN_LIST || char === OPEN_OBJECT) {
      this.#depth++;
      return this.#depth === 1 || (char === OPEN_LIST && this.#inObject && this.#depth === 2);
    }
    if (char !== CLOSE_LIST && char !== CLOSE_OBJECT) return false;
    if (this.#depth > 0) this.#depth--;
    return this.#depth === this.#level - 1;
  }

  #pass(char: number, parts: DocumentPart[]): void {
    if (char === OPEN_OBJECT || (char === OPEN_LIST && this.#depth === 1)) {
      this.#inObject = char === OPEN_OBJECT;
      this.#pending = "";
    } else if (char === OPEN_LIST) this.#enterList();
    else {
      this.#finishPart(parts);
      if (char !== COMMA) this.#level = 1;
    }
  }

  #enterList(): void {
    const key = readJson(this.#pending.replace(/:\s*$/, ""));
    this.#list = typeof key === "string" ? key : "";
    this.lists.add(this.#list);
    this.#level = 2;
    this.#pending = "";
  }

  #finishPart(parts: DocumentPart[]): void {
    const text = this.#pending.trim();
    this.#pending = "";
    if (text === "") return;
    if (this.#level === 2) parts.push({ key: this.#list ?? "", text });
    else parts.push(this.#inObject ? member(text) : { text });
  }
}

function member(text: string): DocumentPart {
  const [, key = '""', value = ""] = /^("(?:[^"\\]|\\.){0,200}")\s*:([^]*)$/.exec(text) ?? [];
  const name = readJson(key);
  return { key: typeof name === "string" ? name : "", text: value };
}

const COMMA = 44;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
