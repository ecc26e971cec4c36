/** Code names in any text: camelCase, PascalCase, snake_case, CONSTANT_CASE. Single words are not told from prose. */
const NAME =
  /(?:(?<![\w$/.\\-])|(?<=[\w)\]]\.)|(?<=\\[nrt]))[A-Za-z_]*(?:[a-z\d][A-Z]|[A-Za-z\d]_[A-Za-z\d])\w*(?![\w/]|\.(?:[jt]sx?|[cm]js|go|py|rs|rb|java|kt|cs|c|h|cpp|md|json|jsonl|ya?ml|toml|sh|sql|html|css|txt|log|lock)\b)/g;
const DEFINITION =
  /\b(?:func(?:[^\S\n]*\([^)\n]*\))?|def|class|type|interface|struct|enum|trait|impl|fn|function\*?|const|let|var|val|module|namespace|macro_rules!|#define|CREATE TABLE)[^\S\n]+([A-Za-z_$][\w$]*)/g;
const PATH = /(?:(?<![\w:/.-])\/|(?<![\w/.-])~\/)?(?:(?<![\w@-])[\w.@-]+\/)+[\w.@-]*\w\.[A-Za-z]\w{0,7}\b(?!\/)/g;
/** The number in front of a line: "  59→func a()", "59:func a()", "a.go:59:func a()". */
const LINE_NUMBER = /^(?:[^\s:]+:)?\s*(\d+)(?:→|[:|]|\t)/;

/** Commits, session ids, comment numbers: hexadecimal with digits and letters, or many digits. */
const ID = /(?<![\w.-])(?:(?=[0-9a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,40}|\d{6,16})(?![\w.])/g;

const SHORTEST = 5;
const LONGEST = 60;

/** Each code name of `text` once, in order of first appearance; parts of paths are no names. */
export function namesIn(text: string): Set<string> {
  const names = new Set<string>();
  for (const [name] of text.matchAll(NAME)) {
    if (name.length >= SHORTEST && name.length <= LONGEST && !isNoise(name)) names.add(name);
  }
  return names;
}

/** Each id of `text` once. */
export const idsIn = (text: string): Set<string> => new Set(text.match(ID));

/** Names that `code` defines, with the line where the code is printed with line numbers. */
export function definitionsIn(code: string): Map<string, number | undefined> {
  const names = new Map<string, number | undefined>();
  for (const found of code.matchAll(DEFINITION)) {
    const line = code.slice(code.lastIndexOf("\n", found.index) + 1, found.index);
    const number = LINE_NUMBER.exec(line)?.[1];
    names.set(found[1] ?? "", number === undefined ? undefined : Number(number));
  }
  return names;
}

/** Paths of files with a folder and an extension; addresses on the web are none. */
export function pathsIn(text: string): Set<string> {
  const paths = text.match(PATH) ?? [];
  // The two sides of a diff: "a/src/x.ts" and "b/src/x.ts".
  return new Set(text.includes("diff --git ") ? paths.map((path) => path.replace(/^[ab]\//, "")) : paths);
}

/** Base64 and random ids look like names: many changes between kinds of characters. */
function isNoise(name: string): boolean {
  if (name.length < 16 || !/\d/.test(name)) return false;
  const changes = name.match(/[a-z](?=[A-Z\d])|\d(?=[A-Za-z])|[A-Z](?=[A-Z][a-z])/g)?.length ?? 0;
  return changes > name.length / 4;
}
