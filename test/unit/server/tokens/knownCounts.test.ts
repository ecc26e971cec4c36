import { describe, expect, it } from "vitest";

import { KnownCounts } from "../../../../src/server/tokens/knownCounts.ts";

/** Texts that are long enough to be worth a place. */
const a = "a".repeat(3_000);
const b = "b".repeat(3_000);
const c = "c".repeat(3_000);

/** Asks for the count of a text, and says whether it had to be counted. */
async function isCounted(known: KnownCounts, text: string): Promise<boolean> {
  let counted = false;
  const tokens = await known.of(text, async () => {
    counted = true;
    return text.charCodeAt(0);
  });
  expect(tokens).toBe(text.charCodeAt(0));
  return counted;
}

describe("known counts", () => {
  it("a text is counted once, and another one of the same length as well", async () => {
    const known = new KnownCounts();
    expect(await isCounted(known, a)).toBe(true);
    expect(await isCounted(known, b)).toBe(true);
    expect(await isCounted(known, a)).toBe(false);
  });

  it("halves of surrogate pairs do not make texts alike", async () => {
    const known = new KnownCounts();
    await isCounted(known, `\ud83d${"x".repeat(3_000)}`);
    expect(await isCounted(known, `\ud83e${"x".repeat(3_000)}`)).toBe(true);
  });

  it("what was not asked for longest goes first", async () => {
    const known = new KnownCounts(2);
    await isCounted(known, a);
    await isCounted(known, b);
    await isCounted(known, a);
    await isCounted(known, c);
    expect(await isCounted(known, a)).toBe(false);
    expect(await isCounted(known, b)).toBe(true);
  });

  it("a short text has no place", async () => {
    const known = new KnownCounts();
    await isCounted(known, "short");
    expect(await isCounted(known, "short")).toBe(true);
  });

  it("what could not be counted is not known", async () => {
    const known = new KnownCounts();
    await expect(known.of(a, () => Promise.reject(new Error("Cancelled")))).rejects.toThrow("Cancelled");
    expect(await isCounted(known, a)).toBe(true);
  });
});
