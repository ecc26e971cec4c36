import axe from "axe-core";
import * as z from "zod";

import type { PanelPage } from "./page.ts";

const results = z.array(
  z.object({
    id: z.string(),
    nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
  }),
);

const OFF = [
  // VS Code's frame around the panel answers for the document.
  "document-title",
  "html-has-lang",
  // Chromium lets Tab stop at whatever scrolls and holds no stop of its own, just while it does; a test walks there.
  "scrollable-region-focusable",
];

/** What the accessibility rules of axe find wrong in what is shown now: the rule, the element, and why. */
export async function violations({ page }: PanelPage, rules?: readonly string[]): Promise<string[]> {
  if ((await page.evaluate("typeof window.axe")) === "undefined") await page.evaluate(axe.source);
  const options = {
    resultTypes: ["violations"],
    rules: Object.fromEntries(OFF.map((rule) => [rule, { enabled: false }])),
    ...(rules ? { runOnly: { type: "rule", values: rules } } : {}),
  };
  const found = results.parse(
    await page.evaluate(`axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`),
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = "" }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  );
}
