import { describe, expect, it } from "vitest";

import { adapted, commonDialect } from "../../../../src/providers/openai/dialect.ts";
import { toRequestBody } from "../../../../src/providers/openai/requestBody.ts";
import { aRequest } from "../../../support/providers/requests.ts";

describe("toRequestBody", () => {
  it("asks for a stream with usage, and for nothing that is not set", () => {
    expect(toRequestBody(aRequest(), commonDialect)).toEqual({
      model: "scripted-model",
      messages: [
        { role: "system", content: "Be brief." },
        { role: "user", content: "How is the weather?" },
      ],
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  it("describes tools as functions and limits the answer", () => {
    const tools = [{ name: "look", description: "Looks.", parameters: { type: "object" } }];
    expect(toRequestBody(aRequest({ tools, maxOutput: 500 }), commonDialect)).toMatchObject({
      tools: [
        {
          type: "function",
          function: { name: "look", description: "Looks.", parameters: { type: "object" } },
        },
      ],
      max_tokens: 500,
    });
  });

  it("Z6 tools may be told and yet not be callable", () => {
    const tools = [{ name: "look", description: "Looks.", parameters: { type: "object" } }];
    expect(toRequestBody(aRequest({ tools, toolChoice: "none" }), commonDialect).tool_choice).toBe("none");
    expect(toRequestBody(aRequest({ toolChoice: "none" }), commonDialect)).not.toHaveProperty("tool_choice");
  });

  it("W3 gives the same bytes for the same request", () => {
    const bytes = (): string => JSON.stringify(toRequestBody(aRequest({ maxOutput: 5 }), commonDialect));
    expect(bytes()).toBe(bytes());
  });
});

describe("adapted", () => {
  const refused = (status: number, message: string) => ({
    status,
    headers: new Headers(),
    body: JSON.stringify({ error: { message } }),
  });

  it("leaves out the wish for usage where the server does not know it", () => {
    const refusal = refused(422, "extra_forbidden: body, stream_options");
    expect(adapted(commonDialect, refusal)).toEqual({ ...commonDialect, usageOption: false });
    expect(adapted({ ...commonDialect, usageOption: false }, refusal)).toBeUndefined();
  });

  it("uses the new name of the limit where the old one is refused", () => {
    const refusal = refused(
      400,
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    );
    expect(adapted(commonDialect, refusal)).toEqual({ ...commonDialect, limitName: "max_completion_tokens" });
  });

  it.each([
    [
      500,
      "Jinja Exception: After the optional system message, conversation roles must alternate user and assistant roles",
    ],
    [
      400,
      'messages: roles must alternate between "user" and "assistant", but found multiple "user" roles in a row',
    ],
    [
      400,
      "After the (optional) system message(s), user and assistant roles should be alternating: user or tool message(s) should alternate with assistant message(s).",
    ],
    [400, "Unexpected role 'user' after role 'tool'"],
  ])("W1 lets the roles alternate where the server insists on it: %i %s", (status, message) => {
    const wanted = adapted(commonDialect, refused(status, message));
    expect(wanted).toEqual({ ...commonDialect, roles: "alternating" });
    expect(wanted && adapted(wanted, refused(status, message))).toBeUndefined();
  });

  it.each([
    [400, "Tool call id was call_abc but must be a-z, A-Z, 0-9, with a length of 9."],
    [500, "Jinja Exception: Tool call IDs should be alphanumeric strings with length 9!"],
  ])("W1 shortens ids where the server insists on it: %i %s", (status, message) => {
    expect(adapted(commonDialect, refused(status, message))).toEqual({ ...commonDialect, ids: "short" });
  });

  it("changes nothing for any other refusal", () => {
    const overflow =
      "'max_tokens' or 'max_completion_tokens' is too large: 5000. This model's maximum context length is 4096 tokens";
    expect(adapted(commonDialect, refused(400, overflow))).toBeUndefined();
    expect(adapted(commonDialect, refused(500, "stream_options"))).toBeUndefined();
  });
});
