import { basename } from "node:path";

/** A shell that runs one line: how it is told to, and how a line is quoted for it. */
export interface UserShell {
  readonly program: string;
  /** `bash`, `zsh`, `fish`, `pwsh`, `cmd`: its file's name. */
  readonly name: string;
  /** Arguments that run the command and end. */
  readonly argsFor: (command: string) => string[];
  /** What to type at its prompt to run the command; undefined where a terminal would not take it as it is. */
  readonly promptLine: (command: string) => string | undefined;
}

const POSIX = new Set(["sh", "bash", "zsh", "dash", "ash", "ksh", "mksh"]);

/** Characters. Terminals lose some of longer lines, and several are several commands to them. */
const LONGEST_LINE = 1_000;

/** What the person uses in terminals, where commands can be handed to it; else what every system has. */
export function userShell(program: string, platform: NodeJS.Platform): UserShell {
  const name = nameOf(program);
  const base = { program, name };
  if (POSIX.has(name)) return { ...base, argsFor: dashC, promptLine: apart(name, quoted) };
  if (name === "fish") return { ...base, argsFor: dashC, promptLine: apart(name, quotedForFish) };
  if (name === "pwsh" || name === "powershell")
    return { ...base, argsFor: commandOfPowerShell, promptLine: oneLine };
  if (platform !== "win32") return userShell("/bin/sh", platform);
  const cmd = process.env["ComSpec"] ?? "cmd.exe";
  return { program: cmd, name: "cmd", argsFor: commandOfCmd, promptLine: () => undefined };
}

const nameOf = (program: string): string =>
  basename(program.replaceAll("\\", "/"))
    .toLowerCase()
    .replace(/\.exe$/, "");

const dashC = (command: string): string[] => ["-c", command];
const commandOfPowerShell = (command: string): string[] => [
  "-NoProfile",
  "-NonInteractive",
  "-Command",
  command,
];
const commandOfCmd = (command: string): string[] => ["/d", "/s", "/c", `"${command}"`];

const oneLine = (command: string): string | undefined =>
  /[\r\n]/.test(command) || command.length > LONGEST_LINE ? undefined : command;

/**
 * In a shell of its own below the one at the prompt: its `cd` and `exit` end with
 * it, half a quotation is an error and not a prompt for the rest, "!" and aliases
 * mean nothing special, and what waits for input gets none. It is written exactly as
 * bash itself prints such a line: told of it in other words, VS Code takes it for
 * another command, and may lose what it prints.
 */
const apart =
  (name: string, quote: (command: string) => string) =>
  (command: string): string | undefined => {
    const line = oneLine(command);
    return line === undefined ? undefined : `${name} -c ${quote(line)} < /dev/null`;
  };

/** Nothing has a meaning between single quotes. */
const quoted = (command: string): string => `'${command.replaceAll("'", String.raw`'\''`)}'`;

const quotedForFish = (command: string): string => `'${command.replace(/[\\']/g, String.raw`\$&`)}'`;
