import { wordsIn } from "./words.ts";

/** White space in front of something on its line: bounded, or long runs of blanks cost quadratic time. */
const BLANK = String.raw`[^\S\n]{0,80}`;
/** What may stand in front of a definition on its line: line numbers, a diff's mark, modifiers. */
const LINE_START = String.raw`^(?:[^\s:]{1,200}:)?${BLANK}(?:\d{1,7}(?:→|[:|-]|\t))?[+ ]?${BLANK}(?:(?:export|default|public|private|protected|internal|static|async|abstract|final|sealed|override|inline|unsafe|extern|pub(?:\([a-z]+\))?)[^\S\n]{1,4}){0,5}`;
/** What can hold other names. */
const HOLDERS = String.raw`func(?:[^\S\n]?\([^)\n]{0,80}\))?|def|class|type|interface|struct|enum|trait|impl|fn|function\*?|module|namespace`;
const HOLDER = new RegExp(String.raw`${LINE_START}(?:${HOLDERS})[^\S\n]{1,4}([A-Za-z_$][\w$]*)`, "gm");
const DEFINITION = new RegExp(
  String.raw`${LINE_START}(?:${HOLDERS}|const|let|var|val|macro_rules!|#define|CREATE TABLE)[^\S\n]{1,4}([A-Za-z_$][\w$]*)`,
  "gm",
);
/** The number in front of a line: "  59→func a()", "59:func a()", "a.go:59:func a()". */
const LINE_NUMBER = /^(?:[^\s:]{1,200}:)?[^\S\n]{0,80}(\d{1,7})(?:→|[:|]|\t)/;

/** Each code name and each id of `text` once. */
export const namesAndIdsIn = (text: string): Set<string> =>
  new Set(wordsIn(text).map(({ text: word }) => word));

/** The definitions of `code` that can hold other names, in order. */
export const holdersIn = (code: string): { readonly name: string; readonly at: number }[] =>
  [...code.matchAll(HOLDER)].map(({ 1: name = "", index }) => ({ name, at: index }));

/** Names that `code` defines, with the line where the code is printed with line numbers. */
export function definitionsIn(code: string): Map<string, number | undefined> {
  const names = new Map<string, number | undefined>();
  for (const found of code.matchAll(DEFINITION)) names.set(found[1] ?? "", numberOf(found[0]));
  return names;
}

function numberOf(line: string): number | undefined {
  const found = LINE_NUMBER.exec(line)?.[1];
  return found === undefined ? undefined : Number(found);
}

const PATH_RUN = /[\w.@~/-]+/g;
const LONGEST_PATH = 300;
const PATH = /^(?:~?\/)?(?:[\w@.-]+\/)+[\w.@-]*\w\.[A-Za-z]\w{0,7}$/;

/** Paths of files with a folder and an extension; addresses on the web are none. */
export function pathsIn(text: string): Set<string> {
  if (!text.includes("/")) return new Set();
  const isDiff = /^(?:diff --git|--- a\/|\+\+\+ b\/)/m.test(text);
  const paths = new Set<string>();
  for (const { 0: run, index } of text.matchAll(PATH_RUN)) {
    if (
      run.length > LONGEST_PATH ||
      !run.includes("/") ||
      run.startsWith("//") ||
      text.charAt(index - 1) === ":"
    )
      continue;
    const path = run.replace(/[.-]+$/, "");
    // The two sides of a diff: "a/src/x.ts" and "b/src/x.ts".
    if (PATH.test(path)) paths.add(isDiff ? path.replace(/^[ab]\//, "") : path);
  }
  return paths;
}
