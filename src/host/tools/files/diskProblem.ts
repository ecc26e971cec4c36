import { hasCode } from "../../../sessions/storageError.ts";
import { ToolProblem } from "../../../tools/problem.ts";

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: "Nothing is there.",
  FileNotFound: "Nothing is there.",
  EACCES: "The system does not permit it.",
  EPERM: "The system does not permit it.",
  EROFS: "It is on a read-only disk.",
  ENOSPC: "The disk is full.",
  EDQUOT: "The disk is full.",
  EISDIR: "It is a folder, not a file.",
  ENOTDIR: "A part of the path is a file, not a folder.",
  ELOOP: "Its links lead in a circle.",
  ENAMETOOLONG: "The path is too long.",
  EBUSY: "Another program is using it.",
  EMFILE: "Too many files are open. Try again.",
  NoPermissions: "The system does not permit it.",
  Unavailable: "Its file system does not answer. Try again.",
  FileIsADirectory: "It is a folder, not a file.",
  FileNotADirectory: "A part of the path is a file, not a folder.",
};

/** Codes of the system and of VS Code's file systems for "nothing is there". */
const ABSENT = ["ENOENT", "ENOTDIR", "FileNotFound"];

/** The result of `work`; what a disk may refuse is thrown as a ToolProblem. */
export async function onFiles<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw problemOf(error);
  }
}

/** As `onFiles`; undefined where nothing is there. */
export const orAbsent = <T>(work: () => Promise<T>): Promise<T | undefined> =>
  onFiles(() => work().catch((error: unknown) => (isAbsent(error) ? undefined : Promise.reject(error))));

export const problemOf = (error: unknown): unknown =>
  hasCode(error)
    ? new ToolProblem(PROBLEMS[error.code] ?? `The file system failed (${error.code}).`, { cause: error })
    : error;

const isAbsent = (error: unknown): boolean => hasCode(error) && ABSENT.includes(error.code);
