import * as vscode from "vscode";

import { UserFacingError } from "../../engine/userFacingError.ts";
import { t } from "../../l10n/l10n.ts";
import { type Address, addressText, readAddress } from "../../summaries/address.ts";
import type { SummaryDocuments, SummaryText } from "./documents.ts";

/** They are there whenever somebody looks: an editor makes the folders of a file that it writes. */
const FOLDER = /^\/(?:v[1-9]\d{0,8}|messages)?\/?$/;

/** The documents of conversations as files (`anchored-chat:`): only the live summary can be written. */
export class SummaryFileSystem implements vscode.FileSystemProvider {
  readonly #documents: SummaryDocuments;
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  /** Sessions whose live summary is gone, as far as was told. */
  readonly #gone = new Set<string>();
  readonly onDidChangeFile = this.#changed.event;

  constructor(documents: SummaryDocuments) {
    this.#documents = documents;
    documents.onLiveChange(({ session, isGone }) => {
      const uri = vscode.Uri.parse(addressText({ kind: "live", session }), true);
      this.#changed.fire([{ type: this.#changeOf(session, isGone), uri }]);
    });
  }

  /** Changes are told whether they are watched or not. */
  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    if (FOLDER.test(uri.path)) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    const { text, changed, isWritable } = await this.#found(uri);
    return {
      type: vscode.FileType.File,
      ctime: 0,
      mtime: changed,
      size: Buffer.byteLength(text),
      // For the editor's looks; whoever writes all the same is refused by the documents.
      ...(isWritable ? {} : { permissions: vscode.FilePermission.Readonly }),
    };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const { text } = await this.#found(uri);
    return Buffer.from(text);
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    const text = decoded(content);
    await told(() => this.#documents.write(addressOf(uri), text));
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    if (!FOLDER.test(uri.path)) throw vscode.FileSystemError.FileNotFound(uri);
    return uri.path.startsWith("/m") ? [] : [["summary.md", vscode.FileType.File]];
  }

  createDirectory(): void {
    throw REFUSED();
  }

  delete(): void {
    throw REFUSED();
  }

  rename(): void {
    throw REFUSED();
  }

  /** An editor with unsaved changes takes a file for deleted until it is created again. */
  #changeOf(session: string, isGone: boolean): vscode.FileChangeType {
    if (!isGone && !this.#gone.delete(session)) return vscode.FileChangeType.Changed;
    if (!isGone) return vscode.FileChangeType.Created;
    this.#gone.add(session);
    return vscode.FileChangeType.Deleted;
  }

  async #found(uri: vscode.Uri): Promise<SummaryText> {
    const found = await told(() => this.#documents.read(addressOf(uri)));
    if (!found) throw vscode.FileSystemError.FileNotFound(uri);
    return found;
  }
}

function addressOf(uri: vscode.Uri): Address {
  const address = readAddress(uri.toString(true));
  if (!address) throw vscode.FileSystemError.FileNotFound(uri);
  return address;
}

/** What a person is told goes to the editor as it is. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof UserFacingError ? vscode.FileSystemError.NoPermissions(error.message) : error;
  }
}

function decoded(content: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    throw vscode.FileSystemError.NoPermissions(t("A summary is UTF-8 text. Save it with that encoding."));
  }
}

const REFUSED = (): vscode.FileSystemError =>
  vscode.FileSystemError.NoPermissions(
    t("Summaries belong to their conversation: only their text can be changed."),
  );
