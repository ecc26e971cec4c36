import { describe, expect, it } from "vitest";

import { keyOf, nameOf } from "../../../../src/host/languageModels/modelName.ts";

describe("the name of a model of VS Code", () => {
  it("is vendor and id; an id may have slashes", () => {
    for (const key of [
      { vendor: "copilot", id: "gpt-5" },
      { vendor: "openrouter", id: "qwen/qwen3" },
    ])
      expect(keyOf(nameOf(key))).toEqual(key);
  });

  it("is none without both", () => {
    expect(["", "gpt-5", "/gpt-5", "copilot/"].map(keyOf)).toEqual(Array(4).fill(undefined));
  });
});
