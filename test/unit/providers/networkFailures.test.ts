import { describe, expect, it } from "vitest";

import { networkFailure, Silence } from "../../../src/providers/networkFailures.ts";

const server = { baseUrl: "http://localhost:8080/v1", apiKey: "a-key-of-mine" };
const fetchFailed = (code: string): Error =>
  new TypeError("fetch failed", { cause: Object.assign(new Error("connect"), { code }) });

describe("networkFailure", () => {
  it.each([
    ["ECONNREFUSED", "Nothing answers at http://localhost:8080. Is the server running?", true],
    [
      "ENOTFOUND",
      "The name of http://localhost:8080 is not known. Check the base URL and the network connection.",
      true,
    ],
    [
      "EHOSTUNREACH",
      "http://localhost:8080 cannot be reached. Check the network connection, VPN and proxy.",
      true,
    ],
    ["UND_ERR_HEADERS_TIMEOUT", "http://localhost:8080 took too long to answer. Try again.", true],
    ["ECONNRESET", "The answer was closed before it was finished. Try again.", true],
    ["UND_ERR_SOCKET", "The answer was closed before it was finished. Try again.", true],
    [
      "ERR_SSL_WRONG_VERSION_NUMBER",
      "http://localhost:8080 does not speak https. Should the base URL begin with http://?",
      false,
    ],
    [
      "DEPTH_ZERO_SELF_SIGNED_CERT",
      "The certificate of http://localhost:8080 is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT). Install it on this machine, or correct the base URL.",
      false,
    ],
    [
      "ERR_INVALID_URL",
      "The request to http://localhost:8080 could not be sent. Check the base URL, the key and the headers.",
      false,
    ],
    ["EWEIRD", "The connection to http://localhost:8080 failed (EWEIRD). Try again.", true],
  ])("says what to do about %s", (code, message, retryable) => {
    expect(networkFailure(fetchFailed(code), server)).toEqual({ reason: "network", message, retryable });
  });

  it("finds the code when a name has several addresses", () => {
    const causes = [Object.assign(new Error("::1"), { code: "ECONNREFUSED" }), new Error("127.0.0.1")];
    const error = new TypeError("fetch failed", { cause: new AggregateError(causes) });
    expect(networkFailure(error, server).message).toContain("Nothing answers at");
  });

  it("does not repeat an error's own words, which may hold the key", () => {
    const error = new TypeError('Headers.append: "Bearer a-key-of-mine\n" is an invalid header value.');
    expect(networkFailure(error, server).message).toBe(
      "The request to http://localhost:8080 could not be sent. Check the base URL, the key and the headers.",
    );
  });

  it("says how long the server was silent", () => {
    expect(networkFailure(new Silence(120_000), server)).toMatchObject({
      retryable: true,
      message:
        "http://localhost:8080 sent nothing for 120 seconds. Try again, or check whether the server is busy.",
    });
  });
});
