import { DocumentCutter } from "./cutDocument.ts";
import { readJson, splitValues } from "./json.ts";

/** Rows: JSON Lines. Document: one JSON value, however it is laid out. */
export type Shape = "rows" | "document";

/** Members of a document's outermost object that hold what is said in a conversation. */
const LISTS = ["messages", "simulations", "history", "trajectory", "requests", "prompts"];
const LINES_TRIED = 20;

/** Judged by the beginning of the text; `isWhole` when that is all of it. */
export function shapeOf(head: string, isWhole: boolean): Shape {
  const lines = head.split("\n");
  if (!isWhole) lines.pop();
  const tried = lines.filter((line) => line.trim() !== "").slice(0, LINES_TRIED);
  if (tried.length <= 1 && isOneLineDocument(head)) return "document";
  if (tried.length === 0) return "rows";
  return tried.filter(isValue).length * 2 >= tried.length ? "rows" : "document";
}

/** One value, or several where a program lost a line break. A line of a document ends otherwise. */
function isValue(line: string): boolean {
  if (!/^\s*[[{]/.test(line)) return false;
  return typeof readJson(line) === "object" || (/\}\s*$/.test(line) && splitValues(line).length > 1);
}

/** All on one line, or on a line longer than the head: a document, or the row of a log? */
function isOneLineDocument(head: string): boolean {
  if (/^\s*\[/.test(head)) return true;
  const cutter = new DocumentCutter();
  cutter.feed(head);
  return LISTS.some((key) => cutter.lists.has(key));
}
