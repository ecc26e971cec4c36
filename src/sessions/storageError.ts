import { UserFacingError } from "../engine/userFacingError.ts";
import { t } from "../l10n/l10n.ts";

/** True for an error of the system, with this code if one is given. */
export function hasCode(error: unknown, code?: string): error is Error & { readonly code: string } {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return false;
  return code === undefined || error.code === code;
}

const FULL = {
  what: t("The disk is full, so the conversation could not be saved."),
  todo: t("Free some space and try again; everything saved before is safe."),
};
const READ_ONLY = {
  what: t("The conversation could not be saved because its folder is read-only."),
  todo: t("Allow writing to VS Code's storage folder, then open the conversation again."),
};

const TOLD: Readonly<Record<string, { readonly what: string; readonly todo: string }>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EFBIG: FULL,
  EROFS: READ_ONLY,
  EACCES: READ_ONLY,
  EPERM: READ_ONLY,
  EMFILE: {
    what: t("The conversation could not be opened because too many files are open."),
    todo: t("Close some windows and try again."),
  },
};

/**
 * A failure of the disk, told to a person; every other error as it is.
 * The path stays out of it: it names the person's home folder.
 */
export function storageError(error: unknown): unknown {
  if (!hasCode(error)) return error;
  const told = TOLD[error.code] ?? {
    what: t("The storage of the conversation failed ({0}).", error.code),
    todo: t("Check the disk and try again; everything saved before is safe."),
  };
  return new UserFacingError({ ...told, cause: error });
}

/** The result of `work`; a failure of the disk is told to a person. */
export async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storageError(error);
  }
}
