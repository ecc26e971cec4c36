import type { Workspace } from "../ports.ts";
import { ToolProblem } from "../problem.ts";

/** A path as a model wrote it, read as the machine of the workspace would: one of both is given. */
export type Spelled = { readonly absolute: string } | { readonly relative: string };

/** Characters; longer ones no system knows. */
const LONGEST = 4_096;

type Machine = Pick<Workspace, "isWindows" | "folders">;

/** Throws a `ToolProblem` for what is no path of this machine. Nothing is looked up. */
export function spelled(written: string, machine: Machine): Spelled {
  const path = written.trim().toWellFormed();
  if (path.includes("\0") || path.length > LONGEST) throw new ToolProblem("That is no path.");
  if (/^~(?:[\\/]|$)/.test(path))
    throw new ToolProblem(`"~" is not known to this tool: write ${path} as a whole path from the root on.`);
  if (/^file:/i.test(path)) return onMachine(ofFileUri(path, machine), machine);
  if (/^[A-Za-z][\w+.-]+:\/\//.test(path)) return ofUri(path, machine);
  return onMachine(path, machine);
}

/** `file:///p/a%20b.ts#L3`, `file:/p`, `file://server/share/a.ts`. */
function ofFileUri(uri: string, { isWindows }: Machine): string {
  const [, host = "", path = ""] = /^file:(?:\/\/([^/\\?#]*))?([^?#]*)/i.exec(uri) ?? [];
  const plain = decoded(path);
  if (plain.includes("\0")) throw new ToolProblem("That is no path.");
  if (host === "" || host.toLowerCase() === "localhost") return plain;
  if (!isWindows) throw new ToolProblem(`${uri} is no file of this machine: it names ${host} as its host.`);
  return `//${host}${plain}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Only a workspace that lies on no disk has such paths. */
function ofUri(uri: string, { folders }: Machine): Spelled {
  const scheme = uri.slice(0, uri.indexOf(":") + 3);
  if (folders().some(({ path }) => path.startsWith(scheme))) return { absolute: uri };
  throw new ToolProblem(
    `${uri} is no file of this machine: paths are told from a workspace folder or from the root on.`,
  );
}

const onMachine = (path: string, machine: Machine): Spelled =>
  machine.isWindows ? onWindows(path.replaceAll("\\", "/")) : onUnix(path);

function onUnix(path: string): Spelled {
  if (/^[A-Za-z]:[\\/]/.test(path) || path.startsWith("\\\\"))
    throw new ToolProblem(`${path} is a path of Windows; this machine has none.`);
  if (path.startsWith("/")) return { absolute: path.replace(/^\/+/, "/") };
  // A backslash may be part of a name, but among slashes only.
  return { relative: path.includes("/") ? path : path.replaceAll("\\", "/") };
}

/** Devices and streams (`a.txt:hidden`) are no files, and a name's last dots and spaces do not count. */
function onWindows(written: string): Spelled {
  const path = written.replace(/^\/([A-Za-z]:(?:\/|$))/, "$1");
  const [, drive = "", rest = ""] = /^([A-Za-z]:(?=\/|$))?(.*)$/s.exec(path) ?? [];
  if (rest.includes(":") || /^\/\/[?.](?:\/|$)/.test(rest))
    throw new ToolProblem(`${written} is no path to a file that this tool can use.`);
  const plain = drive.toUpperCase() + rest.split("/").map(countedName).join("/");
  // Without a drive, a leading slash means the workspace's root to whoever wrote it.
  return drive !== "" || rest.startsWith("//")
    ? { absolute: drive !== "" && rest === "" ? `${drive}/` : plain }
    : { relative: plain.replace(/^\/+/, "") };
}

const countedName = (name: string): string => (/^\.{1,2}$/.test(name) ? name : name.replace(/[. ]+$/, ""));
