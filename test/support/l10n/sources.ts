import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { type Node as Piece, parseSync, type Span, Visitor } from "oxc-parser";

/** A text of the sources that people read, in English: what `t` and `counted` look up. */
export interface Text {
  readonly text: string;
  /** "src/host/log.ts:12" */
  readonly at: string;
}

export interface Read {
  readonly texts: readonly Text[];
  /** Where `t` is given something else than a text, so that no bundle can know it. */
  readonly unknown: readonly string[];
  /** Texts that people read and that go past `t`. */
  readonly bare: readonly Text[];
}

const root = new URL("../../../", import.meta.url).pathname;

/** All of src/ but the engine, whose texts are for models. */
export function readSources(): Read {
  const read = globSync("src/**/*.{ts,tsx}", { cwd: root })
    .filter((file) => !file.startsWith("src/engine/"))
    .toSorted()
    .map((file) => readSource(file, readFileSync(join(root, file), "utf8")));
  return {
    texts: read.flatMap(({ texts }) => texts),
    unknown: read.flatMap(({ unknown }) => unknown),
    bare: read.flatMap(({ bare }) => bare),
  };
}

/** Where the texts stand among the arguments. */
const LOOKED_UP = new Map([
  ["t", [0]],
  ["counted", [1, 2]],
]);
/** Properties and attributes that are shown, wherever they stand. */
const SHOWN = new Set(
  [
    "what todo label placeHolder placeholder prompt tooltip title alt aria-label aria-description",
    "aria-valuetext aria-roledescription ariaLabel problem openLabel saveLabel validationMessage",
  ].flatMap((names) => names.split(" ")),
);

export function readSource(file: string, code: string): Read {
  const texts: Text[] = [];
  const unknown: string[] = [];
  const bare: Text[] = [];
  const at = ({ start }: Span): string => `${file}:${code.slice(0, start).split("\n").length}`;
  const show = (node: Span, text: string | undefined): void => {
    if (text !== undefined && /\p{L}{2}/u.test(text)) bare.push({ text, at: at(node) });
  };
  new Visitor({
    CallExpression: (call) => {
      if (call.callee.type !== "Identifier") return;
      for (const place of LOOKED_UP.get(call.callee.name) ?? []) {
        const found = literals(call.arguments[place]);
        if (found) texts.push(...found.map((text) => ({ text, at: at(call) })));
        else unknown.push(at(call));
      }
    },
    JSXText: (node) => show(node, node.value.trim()),
    JSXAttribute: (node) => {
      if (node.name.type !== "JSXIdentifier" || !SHOWN.has(node.name.name)) return;
      const { value } = node;
      show(node, wordsOf(value?.type === "JSXExpressionContainer" ? value.expression : value));
    },
    Property: ({ key, value }) => {
      if (key.type === "Identifier" && SHOWN.has(key.name)) show(key, wordsOf(value));
    },
  }).visit(parseSync(file, code).program);
  // `t` itself is handed a variable by `counted`.
  return { texts, unknown: file === "src/l10n/l10n.ts" ? [] : unknown, bare };
}

/** The text of a literal, of several joined by `+`, or of each side of a choice; undefined: something else. */
function literals(node: Piece | null | undefined): string[] | undefined {
  switch (node?.type) {
    case "Literal":
      return typeof node.value === "string" ? [node.value] : undefined;
    case "TemplateLiteral":
      return node.expressions.length === 0 ? [node.quasis[0]?.value.cooked ?? ""] : undefined;
    case "ConditionalExpression": {
      const [then, otherwise] = [literals(node.consequent), literals(node.alternate)];
      return then && otherwise && [...then, ...otherwise];
    }
    case "BinaryExpression": {
      const [left, right] = [literals(node.left), literals(node.right)];
      return left?.length === 1 && right?.length === 1 ? [`${left[0]}${right[0]}`] : undefined;
    }
    default:
      return undefined;
  }
}

/** The words that stand in an expression as they are. */
function wordsOf(node: Piece | null | undefined): string | undefined {
  if (node?.type === "TemplateLiteral") return node.quasis.map(({ value }) => value.cooked).join(" ");
  if (node?.type === "ConditionalExpression")
    return [wordsOf(node.consequent), wordsOf(node.alternate)].filter((one) => one !== undefined).join(" ");
  return literals(node)?.join(" ");
}
