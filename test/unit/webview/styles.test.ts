import { readdirSync, readFileSync } from "node:fs";

import { expect, test } from "vitest";

const folder = new URL("../../../src/webview/styles/", import.meta.url);
const files = readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), "utf8")] as const);

/** Innermost rules only: selector and declarations. */
const rulesOf = (css: string): (readonly [string, string])[] =>
  [...css.replaceAll(/\/\*[^]*?\*\//g, "").matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(
    ([, selector = "", body = ""]) => [selector.trim(), body] as const,
  );

/** Sides named left and right; also by four values that differ. */
const SIDED =
  /(?:^|[;\s])(?:(?:margin|padding|border)-)?(?:left|right)\s*:|text-align:\s*(?:left|right)|(?:margin|padding|inset):\s*\S+ (\S+) \S+ (?!\1;)\S+;/;

/** Code, and figures with a scale, run from left to right in every language. */
const LEFT_TO_RIGHT =
  /^(?:pre|\.code-tools|\.gauge-tick|\.segment\.of-reserve|\.chart-spot|\.to-latest|\.align-right)/;

test.each(files)("%s names no side of the page: it would be the wrong one from right to left", (_, css) => {
  const sided = rulesOf(css).filter(([selector, body]) => SIDED.test(body) && !LEFT_TO_RIGHT.test(selector));
  expect(sided.map(([selector]) => selector)).toEqual([]);
});

test.each(files)("%s has each selector once in each place", (_, css) => {
  const outside = css.replaceAll(/@(?:container|media|keyframes)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, "");
  const selectors = rulesOf(outside).map(([selector]) => selector);
  expect(selectors.filter((one, index) => selectors.indexOf(one) !== index)).toEqual([]);
});
