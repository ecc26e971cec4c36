import type { Timer } from "../../providers/timer.ts";
import { mentionFor } from "../../tools/mentions/mentionFor.ts";
import { namedFile, type NamedFile } from "../../tools/mentions/rankFiles.ts";
import { isSecretFile } from "../../tools/place/secretFiles.ts";
import { shownPath } from "../../tools/place/shownPath.ts";
import type { ToolPorts } from "../../tools/ports.ts";

/** More are not listed. */
const MOST = 200_000;
/** Milliseconds that a list is kept. */
const KEEP = 15_000;

/** A file of the workspace that can be mentioned; `place` is its path as the ports have it. */
export interface ListedFile extends NamedFile {
  readonly place: string;
}

export interface Listed {
  readonly files: readonly ListedFile[];
  /** There are more files than are listed. */
  readonly isCut: boolean;
}

export interface FileNamesPorts extends Pick<ToolPorts, "search" | "workspace"> {
  readonly timer: Timer;
  /** Calls when a file or folder has come or gone, until the returned function is called. */
  readonly watch: (changed: () => void) => () => void;
}

/** All files of the workspace by name, kept for as long as somebody is choosing among them. */
export class FileNames {
  readonly #ports: FileNamesPorts;
  readonly #closed = new AbortController();
  #listed: Promise<Listed> | undefined;
  #isListing = false;
  #isOld = false;
  #endKeeping = (): void => undefined;

  constructor(ports: FileNamesPorts) {
    this.#ports = ports;
  }

  /** A list that is being made serves all who ask meanwhile. */
  list(): Promise<Listed> {
    if (this.#listed && (this.#isListing || !this.#isOld)) return this.#listed;
    this.#endKeeping();
    const { timer, watch } = this.#ports;
    const endWatch = watch(() => (this.#isOld = true));
    const endTimer = timer(KEEP, () => this.#forget());
    this.#endKeeping = () => {
      endWatch();
      endTimer();
    };
    this.#isOld = false;
    this.#isListing = true;
    return (this.#listed = this.#read());
  }

  dispose(): void {
    this.#closed.abort();
    this.#forget();
  }

  #forget(): void {
    this.#endKeeping();
    this.#isOld = true;
    if (!this.#isListing) this.#listed = undefined;
  }

  async #read(): Promise<Listed> {
    const { search, workspace } = this.#ports;
    try {
      const folders = workspace.folders().map(({ path }) => path);
      const signal = this.#closed.signal;
      const { found, isCut } = await search.files({ glob: "**/*", folders, most: MOST, signal });
      // A folder may lie in another one.
      const files = [...new Set(found)].flatMap((place) => this.#fileAt(place) ?? []);
      return { files, isCut };
    } catch (error) {
      this.#isOld = true;
      throw error;
    } finally {
      this.#isListing = false;
    }
  }

  #fileAt(place: string): ListedFile | undefined {
    const path = shownPath(place, this.#ports.workspace);
    if (path === undefined || INSTALLED.test(path) || isSecretFile(path)) return undefined;
    return mentionFor(path) === undefined ? undefined : { ...namedFile(path), place };
  }
}

/** Left out also where the settings show it. */
const INSTALLED = /(?:^|\/)node_modules\//;
