import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { maskSecrets } from "../../src/engine/secrets/maskSecrets.ts";
import { JWT, KEYS, noise, PRIVATE_KEY } from "../support/engine/fakeSecrets.ts";

const SECRETS = [...KEYS.map(({ key }) => key), JWT, PRIVATE_KEY];

/** What surrounds secrets, misleads the search for them, or is left where one was cut. */
const glue = fc.oneof(
  fc.constantFrom(..."\"'`\\=:@/?&;,.-_~+ \n\t([{<$*#!…".split("")),
  fc.constantFrom(
    "password",
    "token: ",
    "api_key=",
    "SECRET=",
    "\\n",
    "://",
    "Bearer ",
    "Authorization: Basic ",
  ),
  fc.constantFrom(
    "-----BEGIN ",
    "PRIVATE KEY-----",
    "-----END ",
    "sk-",
    "eyJ",
    "ghp_",
    "[masked: ",
    "]",
    "your-",
    "xxx",
  ),
  fc.constantFrom(
    "[masked: password]",
    "hunter2",
    "abcd1.",
    "letmein",
    "curl -u a:",
    "--token ",
    "process.env.X",
  ),
  fc.string({ maxLength: 12 }),
  fc.integer({ min: 1, max: 80 }).map((length) => noise(length)),
);

const cutSecret = fc
  .tuple(fc.constantFrom(...SECRETS), fc.nat(200), fc.nat(200))
  .map(([secret, from, length]) => secret.slice(from, from + length));

const piece = fc.oneof(
  { weight: 6, arbitrary: glue },
  { weight: 2, arbitrary: fc.constantFrom(...SECRETS) },
  { weight: 1, arbitrary: cutSecret },
);

const hostile = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(""));

const RUNS = { numRuns: 10_000 };

describe("laws of masking (row A4)", () => {
  it("A4 masking twice equals masking once", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const once = maskSecrets(text);
        expect(maskSecrets(once.text)).toEqual({ text: once.text, redactions: [] });
      }),
      RUNS,
    );
  });

  it("A4 nothing of a secret stays visible, and what surrounds it does", () => {
    const around = fc.string({
      unit: fc.constantFrom(" ", "\n", ".", ",", ";", "(", ")", "é", "中"),
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(around, fc.constantFrom(...SECRETS), around, (before, secret, after) => {
        const { text, redactions } = maskSecrets(before + secret + after);
        const [{ kind, count } = { kind: "", count: 0 }] = redactions;
        expect(text).toBe(`${before}[masked: ${kind}]${after}`);
        expect(count).toBe(1);
      }),
      { numRuns: 1_000 },
    );
  });

  it("A4 a longer key than its issuer makes today is masked to its end", () => {
    fc.assert(
      fc.property(fc.constantFrom(...KEYS), fc.integer({ min: 1, max: 3_000 }), ({ key, kind }, more) => {
        expect(maskSecrets(`${key}${noise(more)} `).text).toBe(`[masked: ${kind}] `);
      }),
      { numRuns: 500 },
    );
  });

  it("A4 the counts are the masks that were set", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const marks = (of: string): number => of.split(/\[masked: [^[\]\n]{1,40}\]/).length - 1;
        const { text: masked, redactions } = maskSecrets(text);
        const set = redactions.reduce((sum, { count }) => sum + count, 0);
        expect(set).toBeGreaterThanOrEqual(marks(masked) - marks(text));
        expect(masked === text).toBe(set === 0);
      }),
      RUNS,
    );
  });

  it("A4 texts of 20 MB of one kind of thing are taken without running out of stack", () => {
    for (const unit of ["a", "ghp_", 'password="', "pwd=a1"]) {
      const text = unit.repeat(20_000_000 / unit.length);
      expect(maskSecrets(text).text.length).toBeGreaterThan(0);
    }
  });
});
