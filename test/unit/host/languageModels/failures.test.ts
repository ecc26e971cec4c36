import { describe, expect, it } from "vitest";

import { modelFailure } from "../../../../src/host/languageModels/failures.ts";
import { Silence } from "../../../../src/providers/networkFailures.ts";

/** As it comes from VS Code: a name, a code, a message, and at times a cause. */
const languageModelError = (code: string, message = "", cause?: unknown): Error =>
  Object.assign(new Error(message, { cause }), { name: "LanguageModelError", code });

const failure = (error: unknown) => modelFailure(error, "fake/large");

describe("what a model of VS Code fails with", () => {
  it.each([
    ["NoPermissions", "auth"],
    ["Blocked", "quota"],
    ["NotFound", "modelMissing"],
  ])("the code %s is %s, and asking again does not help", (code, reason) => {
    expect(failure(languageModelError(code))).toMatchObject({ reason, retryable: false });
  });

  it.each([
    [
      "a blocked request that was filtered",
      languageModelError("Blocked", "Response was filtered by the service"),
    ],
    ["a question off the topic", languageModelError("", "", new Error("off_topic"))],
    ["a filter without a code", new Error("Sorry, the response was filtered by the Responsible AI Service.")],
  ])("%s is refused, not used up", (_what, error) => {
    expect(failure(error)).toMatchObject({ reason: "badResponse", retryable: false });
  });

  it("G1 overflow is found in the message, with its figures, whatever the code", () => {
    const body =
      'Request Failed: 400 {"error":{"message":"prompt token count of 64505 exceeds the limit of 64000","code":"model_max_prompt_tokens_exceeded"}}';
    const overflow = { reason: "overflow", limit: 64_000, asked: 64_505 };
    expect(failure(new Error(body))).toMatchObject(overflow);
    expect(failure(languageModelError("Unknown", "", new Error(body)))).toMatchObject(overflow);
    expect(failure(new Error("Message exceeds token limit."))).toMatchObject({ reason: "overflow" });
  });

  it.each([
    ["Rate limit exceeded", "rateLimit"],
    ["You have exceeded your premium request allowance.", "quota"],
    ["Upgrade: your quota is used up", "quota"],
    ["Please sign in to use this model.", "auth"],
    ["net::ERR_CONNECTION_CLOSED", "network"],
    ["fetch failed", "network"],
    ["Canceled", "aborted"],
    ["Something odd", "server"],
  ])("“%s” is %s", (message, reason) => {
    expect(failure(new Error(message)).reason).toBe(reason);
  });

  it("other errors are quoted by their sentence, without the body around it, and may be tried again", () => {
    const error = new Error('Request Failed: 500 {"error":{"message":"the engine is warming up"}}');
    expect(failure(error)).toEqual({
      reason: "server",
      retryable: true,
      message: "“fake/large” had an error: “the engine is warming up”. Try again.",
    });
  });

  it("what an extension throws may be anything at all", () => {
    const circle = new Error("round");
    circle.cause = circle;
    for (const thrown of [undefined, null, 7, "words", {}, { message: 12 }, circle])
      expect(failure(thrown)).toMatchObject({
        reason: "server",
        message: expect.stringContaining("fake/large"),
      });
  });

  it("says for how long nothing came", () => {
    expect(failure(new Silence(120_000)).message).toBe(
      "“fake/large” sent nothing for 120 seconds. Try again.",
    );
  });
});
