import { joined, nameOf, parentOf } from "../../../src/tools/place/paths.ts";
import type { CallRef, FileInfo, Files, FolderItem } from "../../../src/tools/ports.ts";

type Node =
  | { readonly kind: "file"; readonly bytes: Uint8Array; readonly version: number }
  | { readonly kind: "folder" }
  | { readonly kind: "link"; readonly to: string };

/** Bytes of a piece: small, so that characters and line ends are cut apart. */
const PIECE = 7;

/** A disk in memory: folders come with their files, links lead anywhere, and every write is known. */
export class Disk implements Files {
  readonly #nodes = new Map<string, Node>();
  readonly #ignoresCase: boolean;
  readonly #piece: number;
  #version = 0;
  readonly written: { readonly path: string; readonly call: CallRef }[] = [];
  readonly proposed: { readonly path: string; readonly call: CallRef }[] = [];

  constructor(
    files: Readonly<Record<string, string | Uint8Array>> = {},
    { ignoresCase = false, piece = PIECE } = {},
  ) {
    this.#ignoresCase = ignoresCase;
    this.#piece = piece;
    for (const [path, content] of Object.entries(files)) this.put(path, content);
  }

  put(path: string, content: string | Uint8Array): void {
    this.makeFolder(parentOf(path) ?? "/");
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    this.#nodes.set(this.#key(path), { kind: "file", bytes, version: ++this.#version });
    this.#names.set(this.#key(path), path);
  }

  link(path: string, to: string): void {
    this.makeFolder(parentOf(path) ?? "/");
    this.#nodes.set(this.#key(path), { kind: "link", to });
    this.#names.set(this.#key(path), path);
  }

  makeFolder(path: string): void {
    const parent = parentOf(path);
    if (this.#nodes.has(this.#key(path))) return;
    if (parent !== undefined) this.makeFolder(parent);
    this.#nodes.set(this.#key(path), { kind: "folder" });
    this.#names.set(this.#key(path), path);
  }

  remove(path: string): void {
    this.#nodes.delete(this.#key(path));
  }

  text(path: string): string | undefined {
    const node = this.#nodes.get(this.#key(path));
    return node?.kind === "file"
      ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(node.bytes)
      : undefined;
  }

  get paths(): string[] {
    return [...this.#nodes].filter(([, { kind }]) => kind === "file").map(([key]) => this.#spelling(key));
  }

  readonly realpath = async (path: string): Promise<string | undefined> => this.#real(path, 0);

  readonly isLink = async (path: string): Promise<boolean> => {
    const parent = parentOf(path);
    const real = parent === undefined ? path : this.#real(parent, 0);
    if (real === undefined) return false;
    return this.#nodes.get(this.#key(joined(real, nameOf(path))))?.kind === "link";
  };

  readonly stat = async (path: string): Promise<FileInfo | undefined> => {
    const node = this.#nodeAt(path);
    if (node?.kind === "file")
      return { kind: "file", size: node.bytes.length, version: String(node.version) };
    return node?.kind === "folder" ? { kind: "folder", size: 0, version: "" } : undefined;
  };

  readonly list = async (folder: string, most: number): Promise<readonly FolderItem[]> => {
    const real = this.#real(folder, 0);
    const items = [...this.#nodes].filter(([key]) => real !== undefined && parentOf(key) === this.#key(real));
    return items.slice(0, most).map(([key, node]) => ({
      name: nameOf(this.#spelling(key)),
      kind: node.kind,
      ...(node.kind === "file" ? { size: node.bytes.length } : {}),
    }));
  };

  readonly read = async (path: string): Promise<Uint8Array> => {
    const node = this.#nodeAt(path);
    if (node?.kind !== "file") throw new Error(`read of ${path}`);
    return node.bytes;
  };

  readonly chunks = async function* (this: Disk, path: string): AsyncGenerator<Uint8Array> {
    const bytes = await this.read(path);
    for (let at = 0; at < bytes.length; at += this.#piece) yield bytes.subarray(at, at + this.#piece);
  };

  readonly propose = (path: string, _: Uint8Array, call: CallRef): void => {
    this.proposed.push({ path, call });
  };

  readonly write = async (path: string, bytes: Uint8Array, call: CallRef): Promise<void> => {
    this.written.push({ path, call });
    this.put(this.#real(path, 0) ?? path, bytes);
  };

  readonly #names = new Map<string, string>();

  #key(path: string): string {
    const plain = path.length > 1 ? path.replace(/\/$/, "") : path;
    return this.#ignoresCase ? plain.toLowerCase() : plain;
  }

  #spelling(key: string): string {
    return this.#names.get(key) ?? key;
  }

  #nodeAt(path: string): Node | undefined {
    const real = this.#real(path, 0);
    return real === undefined ? undefined : this.#nodes.get(this.#key(real));
  }

  #real(path: string, depth: number): string | undefined {
    if (depth > 40) return undefined;
    const parent = parentOf(path);
    if (parent === undefined) return path;
    const realParent = this.#real(parent, depth);
    if (realParent === undefined) return undefined;
    const key = this.#key(joined(realParent, nameOf(path)));
    const node = this.#nodes.get(key);
    if (node?.kind === "link")
      return this.#real(
        node.to.startsWith("/") ? joined(node.to, "") : joined(realParent, node.to),
        depth + 1,
      );
    return node && joined(realParent, nameOf(this.#spelling(key)));
  }
}
