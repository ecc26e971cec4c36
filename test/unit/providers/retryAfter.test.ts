import { describe, expect, it } from "vitest";

import { readRetryAfter } from "../../../src/providers/retryAfter.ts";

const noon = Date.parse("2026-01-01T12:00:00Z");
const read = (headers: Record<string, string>, sentence = ""): number | undefined =>
  readRetryAfter(new Headers(headers), sentence, () => noon);

describe("readRetryAfter", () => {
  it.each([
    [{ "retry-after": "20" }, 20_000],
    [{ "retry-after": "0" }, 0],
    [{ "retry-after-ms": "1500", "retry-after": "2" }, 1_500],
    [{ "retry-after": "Thu, 01 Jan 2026 12:00:30 GMT" }, 30_000],
    [{ "retry-after": "Thu, 01 Jan 2026 11:00:00 GMT" }, 0],
    [{ "retry-after": "soon" }, undefined],
    [{ "retry-after": "-5" }, undefined],
    [{}, undefined],
  ])("reads %o as %s milliseconds", (headers, milliseconds) => {
    expect(read(headers as Record<string, string>)).toBe(milliseconds);
  });

  it.each([
    ["Please try again in 4.77s.", 4_770],
    ["Please try again in 200ms.", 200],
    ["Please try again in 1m26.4s.", 86_400],
    ["Please try again in 2m.", 120_000],
    ["Please retry in 36.5s.", 36_500],
    ["Please retry after 26 seconds.", 26_000],
    ["Please try again in a moment.", undefined],
  ])("reads “%s” as %s milliseconds", (sentence, milliseconds) => {
    expect(read({}, sentence)).toBe(milliseconds);
  });
});
