import { describe, expect, it } from "vitest";

import { KEY_FORMATS } from "../../../src/engine/secrets/knownKeys.ts";
import { maskSecrets } from "../../../src/engine/secrets/maskSecrets.ts";
import { countedSecrets } from "../../../src/protocol/secretNames.ts";

describe("secrets in words", () => {
  it.each([
    ["GitHub token", 2, "2 GitHub tokens"],
    ["AWS Bedrock key", 1, "1 AWS Bedrock key"],
    ["Stripe webhook secret", 3, "3 Stripe webhook secrets"],
    ["password", 1204, "1,204 passwords"],
    ["JWT", 1, "1 JWT"],
  ])("%s, %i times", (kind, count, words) => {
    expect(countedSecrets(kind, count)).toBe(words);
  });

  it("a kind that is not known yet is told as it is", () => {
    expect(countedSecrets("seed phrase", 2)).toBe("2 × seed phrase");
  });

  it("every kind of key that the engine finds has a word", () => {
    const kinds = KEY_FORMATS.map(({ kind }) => kind);
    const masked = maskSecrets("password=hunter2-and-more\nAuthorization: Bearer abcdef0123456789abcdef");
    const all = [...kinds, ...masked.redactions.map(({ kind }) => kind)];
    expect(all.filter((kind) => countedSecrets(kind, 2).includes("×"))).toEqual([]);
    expect(masked.redactions.length).toBeGreaterThan(1);
  });
});
