import { describe, expect, it } from "vitest";

import { adapted, commonDialect, toRequestBody } from "../../../../src/providers/openai/requestBody.ts";
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

  it("changes nothing for any other refusal", () => {
    const overflow =
      "'max_tokens' or 'max_completion_tokens' is too large: 5000. This model's maximum context length is 4096 tokens";
    expect(adapted(commonDialect, refused(400, overflow))).toBeUndefined();
    expect(adapted(commonDialect, refused(500, "stream_options"))).toBeUndefined();
  });
});
