import { describe, expect, it } from "vitest";

import { isAbsolutePath, isInside, plainPath } from "../../../../src/tools/place/paths.ts";
import { isSecretFile } from "../../../../src/tools/place/secretFiles.ts";

describe("files that are never read for a model", () => {
  it.each([
    ".env",
    "/app/.env.local",
    "prod.env",
    ".envrc",
    "certs/Server.PEM",
    "id_rsa",
    "id_ed25519.bak",
    "keys/app.p12",
    ".npmrc",
    "/home/me/.aws/config",
    ".ssh/config",
    ".git/config",
    "config\\secrets.yaml",
    "service-account-prod.json",
  ])("R1 %s holds secrets", (path) => expect(isSecretFile(path)).toBe(true));

  it.each([
    ".env.example",
    "src/env.ts",
    "docs/keys.md",
    "src/secrets.ts",
    "keyboard.ts",
    "credentialsForm.tsx",
  ])("R1 %s does not", (path) => expect(isSecretFile(path)).toBe(false));

  it("R1 a folder whose name only begins alike is not inside", () => {
    expect(isInside("/p/src/a.ts", "/p/src")).toBe(true);
    expect(isInside("/p/src2/a.ts", "/p/src")).toBe(false);
    expect(isInside("/p/src", "/p/src/")).toBe(true);
  });

  it("R1 paths are understood as models write them", () => {
    expect([plainPath("./src/a.ts"), plainPath("file:///p/a%20b.ts"), plainPath("file:///p/%zz")]).toEqual([
      "src/a.ts",
      "/p/a b.ts",
      "/p/%zz",
    ]);
    expect(["/p", "C:\\p", "\\\\server\\p", "src/a.ts"].map(isAbsolutePath)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});
