/** Paths with slashes, as those of URIs: `.` and `..` are resolved by whoever makes them. */

/** Whether `path` is `folder` or lies below it. */
export const isInside = (path: string, folder: string): boolean => {
  const base = folder.endsWith("/") ? folder.slice(0, -1) : folder;
  return path === base || path.startsWith(`${base}/`);
};

const ABSOLUTE = /^(?:\/|[A-Za-z]:[\\/]|\\\\)/;

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
