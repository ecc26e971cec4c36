import type { Excludes } from "./excludes.ts";

/** What each search has: hidden files too, links not followed, nothing from a configuration of the user's own. */
const ALWAYS = ["--no-config", "--hidden", "--no-require-git", "--no-messages"];

/** Bytes; larger files are data, and a line of theirs may be all of it. */
const LARGEST_FILE = "20M";

export const walkArgs = ({ globs, followsIgnoreFiles }: Excludes): string[] => [
  ...ALWAYS,
  ...(followsIgnoreFiles ? [] : ["--no-ignore-vcs", "--no-ignore-dot"]),
  // Git's own folder is no part of the work, even where the settings show it.
  ...["**/.git", ...globs].flatMap((glob) => ["--glob", `!${anchored(glob)}`]),
];

export const textArgs = (text: {
  readonly pattern: string;
  readonly isRegex: boolean;
  readonly isCaseSensitive: boolean;
}): string[] => [
  "--json",
  "--max-filesize",
  LARGEST_FILE,
  text.isCaseSensitive ? "--case-sensitive" : "--ignore-case",
  ...(text.isRegex ? regexArgs(text.pattern) : fixedArgs(text.pattern)),
  // What follows is no option, whatever it begins with.
  "--",
  text.pattern,
  ".",
];

/** Look-around and back references go to the slower engine, and only they. */
const regexArgs = (pattern: string): string[] => [
  "--engine=auto",
  ...(/\\n|\n/.test(pattern) ? ["--multiline"] : []),
];

const fixedArgs = (pattern: string): string[] => [
  "--fixed-strings",
  ...(pattern.includes("\n") ? ["--multiline"] : []),
];

/**
 * The lines of an ignore file that leaves only this glob's files. Given as
 * `--glob` instead, it would also bring back what .gitignore leaves out.
 */
export const onlyGlob = (glob: string): string => `*\n!*/\n!${anchored(glob)}\n`;

/** In an ignore file a glob without a slash fits at any depth, in VS Code only at the top. */
const anchored = (glob: string): string =>
  /^(?:\/|\*\*\/)/.test(glob) ? glob : `/${glob.replace(/^(?:\.\/)+/, "")}`;
