import { expect, test } from "vitest";

import { useWorkbench } from "./useWorkbench.ts";

const workbench = useWorkbench();

const content = () => workbench().window.panel().locator("#root > *").first();

test("the panel shows itself the first time, and is there again after a reload", async () => {
  await content().waitFor();
  await workbench().window.reload();
  await content().waitFor();
  expect(await content().count()).toBe(1);
});

test("VS Code and the panel open without asking any other machine for anything", async () => {
  const { window } = workbench();
  const asked = new Set<string>();
  window.page.on("request", (request) => asked.add(new URL(request.url()).hostname));
  await window.reload();
  await content().waitFor();
  // A webview's own files have addresses that VS Code answers itself, in the browser; data: addresses have no host.
  const others = [...asked].filter(
    (host) => host !== "" && !host.endsWith(".vscode-resource.vscode-cdn.net"),
  );
  expect(others).toEqual(["localhost"]);
});
