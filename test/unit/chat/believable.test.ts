import * as fc from "fast-check";
import { expect, test } from "vitest";

import { believable } from "../../../src/chat/believable.ts";
import { textSize } from "../../../src/engine/size.ts";

const usageOf = (prompt: number) => ({ prompt, cached: 0, output: 9, reasoning: 0 });

test("a token a byte with instructions before it is believed, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 500 }), fc.nat(20_000), (text, instructions) => {
      const usage = usageOf(new TextEncoder().encode(text).length + instructions);
      expect(believable(usage, textSize(text, 1))).toBe(usage);
    }),
  );
});

test("more tokens than a request could ever have are not: neither gauge nor cost follows them", () => {
  expect(believable(usageOf(90_000_000), textSize("How much is that?", 5))).toBeUndefined();
});
