/**
 * What sessions ask of a disk. Failures are thrown as the system gives them,
 * with a `code` (ENOSPC, EROFS, EACCES…); an absent file is not a failure.
 */
export interface Files {
  /** The whole file; undefined when there is none. */
  read(path: string): Promise<Buffer | undefined>;
  /** Undefined when there is none. */
  stat(path: string): Promise<FileStat | undefined>;
  /** Names in the folder, unordered; none when there is no folder. */
  list(folder: string): Promise<readonly string[]>;
  /** With its parents; fine when it is there. */
  makeFolder(folder: string): Promise<void>;
  /** The old content or the new, never a mixture; on the disk when it resolves. */
  replace(path: string, bytes: Uint8Array): Promise<void>;
  openForAppend(path: string): Promise<AppendFile>;
  /** Cuts the file down to `bytes`. */
  truncate(path: string, bytes: number): Promise<void>;
  /** Sets the time of last change, milliseconds since 1970; false when the file is absent. */
  touch(path: string, at: number): Promise<boolean>;
  /** Atomic within one disk; fails when `from` is absent. */
  move(from: string, to: string): Promise<void>;
  /** A file, or a folder with everything in it; fine when there is none. */
  remove(path: string): Promise<void>;
}

export interface FileStat {
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly changed: number;
}

/** Writes go to the end of the file, wherever that is by now. */
export interface AppendFile {
  /** One write of the system: returns how many bytes went in, perhaps fewer than given. */
  write(bytes: Uint8Array): Promise<number>;
  /** Resolves when everything written is on the disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}
