/**
 * Paths as text: forward slashes only. A root is `/`, `C:/`, `//server/share/`,
 * or of a workspace on no disk `scheme://authority/`; nothing lies above it.
 */

/** Whether `path` is `folder` or lies below it. */
export const isInside = (path: string, folder: string): boolean => {
  const base = folder.endsWith("/") ? folder.slice(0, -1) : folder;
  return path === base || path.startsWith(`${base}/`);
};

const ABSOLUTE = /^(?:\/|[A-Za-z]:[\\/]|\\\\|[A-Za-z][\w+.-]+:\/\/)/;

/** Whether a model named a place of its own, not one in the workspace. */
export const isAbsolutePath = (path: string): boolean => ABSOLUTE.test(path);

/** A path as models write it: file URIs and a leading "./" are taken off. */
export const plainPath = (path: string): string =>
  path.startsWith("file:///") ? decoded(path.slice("file://".length)) : path.replace(/^(?:\.\/)+/, "");

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const ROOT = /^(?:[A-Za-z][\w+.-]+:\/\/[^/]*\/?|\/\/[^/]+\/[^/]+\/?|[A-Za-z]:\/?|\/)/;

/** Root and pieces of an absolute path, `.` and `..` resolved; undefined where it has no root. */
export function piecesOf(
  path: string,
): { readonly root: string; readonly pieces: readonly string[] } | undefined {
  const root = ROOT.exec(path)?.[0];
  if (root === undefined) return undefined;
  const pieces: string[] = [];
  for (const piece of path.slice(root.length).split("/")) {
    if (piece === "..") pieces.pop();
    else if (piece !== "" && piece !== ".") pieces.push(piece);
  }
  return { root: root.endsWith("/") ? root : `${root}/`, pieces };
}

/** `below` from `folder` on; it may begin with `..`, and never leads above the root. */
export function joined(folder: string, below: string): string {
  // A root ends in a slash already, and two of them would be another root.
  const parts = piecesOf(`${folder.replace(/\/$/, "")}/${below}`);
  return parts ? parts.root + parts.pieces.join("/") : below;
}

/** The folder that holds it; undefined of a root. */
export function parentOf(path: string): string | undefined {
  const parts = piecesOf(path);
  if (!parts || parts.pieces.length === 0) return undefined;
  return parts.root + parts.pieces.slice(0, -1).join("/");
}

export const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** `path` from `folder` on, "" for the folder itself; it must be inside. */
export const relativeTo = (folder: string, path: string): string =>
  path.slice(folder.length).replace(/^\//, "");

/** A glob that fits `name`, and hardly another: what a glob gives a meaning stands for any character. */
export const globFor = (name: string): string => name.replaceAll(/[*?[\]{}!,\\]/g, "?");
