import { describe, expect, it } from "vitest";

import { checkBaseUrl, originOf, secretKeyOf } from "../../../src/providers/origin.ts";

describe("originOf", () => {
  it("is scheme, host and port, whatever the path", () => {
    expect(originOf("https://API.example.com:443/v1")).toBe("https://api.example.com");
    expect(originOf("http://localhost:8080/v1")).toBe("http://localhost:8080");
  });

  it("is nothing for what is no web address", () => {
    expect(originOf("file:///etc/passwd")).toBeUndefined();
    expect(originOf("localhost:8080")).toBeUndefined();
    expect(originOf("")).toBeUndefined();
  });

  it("keeps the keys of two servers apart", () => {
    expect(secretKeyOf("https://a.example")).toBe("apiKey:https://a.example");
    expect(secretKeyOf("https://a.example")).not.toBe(secretKeyOf("https://a.example:8443"));
  });
});

describe("checkBaseUrl", () => {
  it.each([
    ["https://api.openai.com/v1", "https://api.openai.com/v1"],
    ["  https://api.openai.com/v1/  ", "https://api.openai.com/v1"],
    ["https://openrouter.ai/api/v1/chat/completions", "https://openrouter.ai/api/v1"],
    ["https://x.openai.azure.com/openai?api-version=1", "https://x.openai.azure.com/openai?api-version=1"],
  ])("takes %s as %s", (typed, baseUrl) => {
    expect(checkBaseUrl(typed)).toMatchObject({ kind: "usable", baseUrl });
  });

  it.each([
    "http://localhost:1234/v1",
    "http://127.0.0.2:8080/v1",
    "http://[::1]:8080/v1",
    "http://me.localhost/v1",
  ])("takes plain http on this machine: %s", (typed) => {
    expect(checkBaseUrl(typed).kind).toBe("usable");
  });

  it.each([
    "http://192.168.1.5:8080/v1",
    "http://example.com/v1",
    "http://127.0.0.1.example.com/v1",
    "http://localhost.example.com/v1",
  ])("asks before plain http to another machine: %s", (typed) => {
    const check = checkBaseUrl(typed);
    expect(check).toMatchObject({ kind: "unencrypted", origin: new URL(typed).origin });
    expect(check).toHaveProperty("message", expect.stringContaining("not encrypted"));
  });

  it("hints at a missing /v1", () => {
    expect(checkBaseUrl("http://localhost:11434")).toMatchObject({
      kind: "usable",
      hint: "OpenAI-compatible servers usually answer under /v1: try http://localhost:11434/v1.",
    });
  });

  it.each([
    ["", "is empty"],
    ["localhost:8080/v1", "must begin with http"],
    ["ftp://example.com/v1", "must begin with http"],
    ["not a url", "must begin with http"],
    ["https://me:secret@example.com/v1", "user name or password"],
    ["https://example.com/v1?key=secret", "holds a query"],
  ])("refuses %s and says why", (typed, why) => {
    const check = checkBaseUrl(typed);
    expect(check).toMatchObject({ kind: "invalid", message: expect.stringContaining(why) as string });
    expect(JSON.stringify(check)).not.toContain("secret");
  });
});
