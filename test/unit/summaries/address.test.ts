import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type Address, addressText, readAddress } from "../../../src/summaries/address.ts";

const session = fc.stringMatching(/^[0-9A-Z]{1,26}$/);
const number = fc.integer({ min: 1, max: 99_999 });
const address = fc.oneof<fc.Arbitrary<Address>[]>(
  session.map((id): Address => ({ kind: "live", session: id })),
  fc.tuple(session, number).map(([id, version]): Address => ({ kind: "version", session: id, version })),
  fc
    .tuple(session, number, fc.nat(500))
    .map(([id, from, more]): Address => ({ kind: "messages", session: id, from, to: from + more })),
);

describe("addresses", () => {
  it("are read as they were written", () => {
    fc.assert(
      fc.property(address, (one) => {
        expect(readAddress(addressText(one))).toEqual(one);
      }),
    );
  });

  it("look as people may type them", () => {
    expect(addressText({ kind: "live", session: "01ABC" })).toBe("anchored-chat://01abc/summary.md");
    expect(addressText({ kind: "version", session: "01ABC", version: 3 })).toBe(
      "anchored-chat://01abc/v3/summary.md",
    );
    expect(addressText({ kind: "messages", session: "01ABC", from: 12, to: 48 })).toBe(
      "anchored-chat://01abc/messages/12-48.md",
    );
  });

  it.each([
    "file:///summary.md",
    "anchored-chat:///summary.md",
    "anchored-chat://01abc/",
    "anchored-chat://01abc/v0/summary.md",
    "anchored-chat://01abc/messages/0-3.md",
    "anchored-chat://01abc/messages/9-3.md",
    "anchored-chat://01abc/../summary.md",
    "anchored-chat://01abc/summary.md?x",
  ])("%s is none", (text) => {
    expect(readAddress(text)).toBeUndefined();
  });
});
