import { describe, expect, it } from "vitest";

import { maskedSecrets } from "../../../src/webview/maskedSecrets.ts";

describe("A4 the line of masked secrets on a card", () => {
  it("A4 counts them by kind, the most frequent first", () => {
    const redactions = [
      { kind: "password", count: 1 },
      { kind: "GitHub token", count: 2 },
    ];
    expect(maskedSecrets(redactions)).toBe("3 secrets masked: 2 GitHub tokens, 1 password");
    expect(maskedSecrets([{ kind: "JWT", count: 1 }])).toBe("1 secret masked: 1 JWT");
  });

  it("A4 stays short", () => {
    const kinds = ["JWT", "secret", "URL signature", "API key", "private key"];
    const redactions = kinds.map((kind, index) => ({ kind, count: 5 - index }));
    expect(maskedSecrets(redactions)).toBe("15 secrets masked: 5 JWTs, 4 secrets, 3 URL signatures, 3 more");
  });
});
