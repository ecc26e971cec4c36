import { findSourceMap } from "node:module";

/**
 * A stack trace with its places in the sources, without the frames of mocha
 * and Node. Node would map it itself, but VS Code's extension host formats
 * stack traces its own way.
 */
export const sourceStack = (stack: string): string =>
  stack
    .split("\n")
    .filter((line) => !/\/node_modules\/mocha\/|\(node:/.test(line))
    .map((line) => line.replace(/(\/[^()]+):(\d+):(\d+)/, sourcePlace))
    .join("\n");

function sourcePlace(place: string, file: string, line: string, column: string): string {
  const entry = findSourceMap(file)?.findEntry(Number(line) - 1, Number(column) - 1);
  if (entry === undefined || !("originalSource" in entry)) return place;
  return `${entry.originalSource}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
}
