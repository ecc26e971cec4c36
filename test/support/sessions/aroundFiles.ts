import type { AppendFile, Files } from "../../../src/sessions/files.ts";

export interface Call {
  readonly op: keyof Files | keyof AppendFile;
  readonly path: string;
  /** What `replace` and `write` are given. */
  readonly bytes?: Uint8Array;
}

/** Does the call, with other bytes if given some. */
type Run<T> = (bytes?: Uint8Array) => Promise<T>;

/** Stands around every call to a disk: may let it run, delay it, change its bytes, or fail instead. */
export type Around = <T>(call: Call, run: Run<T>) => Promise<T>;

export function aroundFiles(files: Files, around: Around): Files {
  return {
    read: (path) => around({ op: "read", path }, () => files.read(path)),
    stat: (path) => around({ op: "stat", path }, () => files.stat(path)),
    list: (path) => around({ op: "list", path }, () => files.list(path)),
    makeFolder: (path) => around({ op: "makeFolder", path }, () => files.makeFolder(path)),
    replace: (path, bytes) =>
      around({ op: "replace", path, bytes }, (other) => files.replace(path, other ?? bytes)),
    openForAppend: async (path) =>
      aroundFile(path, await around({ op: "openForAppend", path }, () => files.openForAppend(path)), around),
    truncate: (path, bytes) => around({ op: "truncate", path }, () => files.truncate(path, bytes)),
    touch: (path, at) => around({ op: "touch", path }, () => files.touch(path, at)),
    move: (path, to) => around({ op: "move", path }, () => files.move(path, to)),
    remove: (path) => around({ op: "remove", path }, () => files.remove(path)),
  };
}

const aroundFile = (path: string, file: AppendFile, around: Around): AppendFile => ({
  write: (bytes) => around({ op: "write", path, bytes }, (other) => file.write(other ?? bytes)),
  sync: () => around({ op: "sync", path }, () => file.sync()),
  close: () => around({ op: "close", path }, () => file.close()),
});
