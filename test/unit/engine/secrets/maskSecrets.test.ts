import { describe, expect, it } from "vitest";

import { addRedactions, maskSecrets } from "../../../../src/engine/secrets/maskSecrets.ts";
import { JWT, KEYS, noise, PRIVATE_KEY } from "../../../support/engine/fakeSecrets.ts";

const masked = (text: string): string => maskSecrets(text).text;

/** Texts with `¤` where the secret stands. */
const fill = (text: string, secret: string): string => text.replaceAll("¤", () => secret);

describe("A4 secrets are masked, and the mask names the kind", () => {
  it.each(KEYS)("A4 a $kind, known by its start: $key", ({ kind, key }) => {
    for (const around of [
      "¤",
      "the key is ¤.",
      "KEY=¤\n",
      '{"a":"¤"}',
      String.raw`"line\n¤\n"`,
      "https://x/?k=¤&b=1",
    ])
      expect(masked(fill(around, key))).toBe(fill(around, `[masked: ${kind}]`));
    expect(maskSecrets(`${key} and ${key}`).redactions).toEqual([{ kind, count: 2 }]);
  });

  it("A4 JSON web tokens, whole and in headers", () => {
    expect(masked(`jwt ${JWT}, next`)).toBe("jwt [masked: JWT], next");
    expect(masked(`Authorization: Bearer ${JWT}`)).toBe("Authorization: Bearer [masked: JWT]");
  });

  it("A4 tokens known by their shape", () => {
    expect(masked(`bot 123456789:AA${noise(33)}`)).toBe("bot [masked: Telegram token]");
    expect(masked(`Mz${noise(22)}.${noise(6)}.${noise(27)}`)).toBe("[masked: Discord token]");
    expect(masked(`abc8Q~${noise(34)}`)).toBe("[masked: Azure secret]");
  });

  it.each([
    ["as it is", PRIVATE_KEY],
    ["inside JSON", JSON.stringify(PRIVATE_KEY).slice(1, -1)],
    ["with line numbers", PRIVATE_KEY.replaceAll(/^/gm, "   12→")],
    ["cut off", PRIVATE_KEY.slice(0, 300)],
    ["with headers", PRIVATE_KEY.replace("\n", "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0A1B\n\n")],
  ])("A4 a private key %s", (_, key) => {
    const text = masked(`before\n${key}\n\nafter it`);
    expect(text).toMatch(/^before\n(?: +12→)?\[masked: private key\]\n\nafter it$/);
  });

  it.each([
    ["postgres://app:¤@db.example:5432/x", "password"],
    ["redis://:¤@cache", "password"],
    ["https://acc.blob.example/c?sv=1&sig=¤&se=2", "URL signature"],
    ["curl -s -u admin:¤ https://example", "password"],
    ["sshpass -p ¤ ssh host", "password"],
    ["mysqldump --password ¤ db", "password"],
    ["gh auth --token ¤ x", "token"],
    ["Authorization: Bearer ¤", "bearer token"],
    ["-H 'authorization: Basic ¤'", "authorization header"],
    ['"Authorization": "token ¤"', "authorization header"],
    ["X-Api-Key: ¤\n", "key"],
    ['API_KEY: "¤"', "key"],
    ["export STRIPE_SECRET_KEY=¤\n", "key"],
    ["DB_PASSWORD=¤\n", "password"],
    ["docker run -e DB_PASS=¤ x", "password"],
    ["const apiKey: string = '¤';", "key"],
    ['config["password"] = "¤"', "password"],
    ["clientSecret => `¤`", "secret"],
    ["  password: ¤\n", "password"],
    ["/token?access_token=¤&x=1", "token"],
    [String.raw`{"content":"{\"password\": \"¤\"}"}`, "password"],
    ["Server=db;Uid=sa;Password=¤;Encrypt=true", "password"],
    ["AccountName=a;AccountKey=¤;EndpointSuffix=x", "key"],
    ["//registry.example/:_authToken=¤\n", "token"],
    ["Cookie: connect.sid=¤; other=1", "session cookie"],
    ["aws_secret_access_key = ¤", "key"],
  ])("A4 by its place: %s", (place, kind) => {
    const text = fill(place, noise(40));
    expect(masked(text)).toBe(fill(place, `[masked: ${kind}]`));
  });

  it("A4 the beginning of a key that was cut off", () => {
    const beginning = KEYS[0]?.key.slice(0, 16) ?? "";
    expect(masked(`[run_command] \`login ${beginning}…\` → exit 0`)).toBe(
      `[run_command] \`login [masked: ${KEYS[0]?.kind}]…\` → exit 0`,
    );
    expect(masked("a key begins with sk-…")).toBe("a key begins with sk-…");
  });

  it("A4 keys with a dot in them", () => {
    expect(masked(`api_key: "v1.${noise(40)}"`)).toBe('api_key: "[masked: key]"');
  });

  it("A4 passwords that people choose", () => {
    for (const [text, secret] of [
      ['password = "hunter2"', "hunter2"],
      ["DB_PASSWORD=letmein", "letmein"],
      ["password: Tr0ub4dor&3\n", "Tr0ub4dor"],
      ["mongodb://root:p@ss:w0rd@host/db", "p@ss:w0rd"],
    ] as const) {
      expect(masked(text)).toContain("[masked: password]");
      expect(masked(text)).not.toContain(secret);
    }
  });

  it("A4 the kind that the issuer made known wins over the place", () => {
    const [{ key, kind }] = KEYS.filter((one) => one.kind === "GitHub token") as [(typeof KEYS)[number]];
    expect(masked(`GITHUB_TOKEN=${key}`)).toBe(`GITHUB_TOKEN=[masked: ${kind}]`);
    expect(masked(`password="${key}!more"`)).toBe(`password="[masked: ${kind}]"`);
  });
});

describe("A4 what is no secret stays", () => {
  it.each([
    "password: string;",
    "constructor(private password: string, token?: string) {}",
    "if (token.length > 3) return token.value2;",
    "const token = lexer.next2();",
    "const apiKey = process.env.OPENAI_API_KEY;",
    "apiKey: options.apiKey ?? settings2.apiKey,",
    "secret=os.environ['SECRET']",
    'password: "${DB_PASSWORD}"',
    "PASSWORD=$1",
    "export API_KEY=your-api-key-here",
    "OPENAI_API_KEY=sk-...",
    'placeholder: "token", type: "password"',
    '"password": "Password", "token": "auth.token.label"',
    "<input type=password name=token>",
    "The token is abcdefgh12345678 long and the password has 12 letters.",
    "commit 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b",
    "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==",
    "id: 3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    'integrity="sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="',
    "PWD=/home/me/project1 OLDPWD=/tmp/a1",
    "password_file=/run/secrets/db1",
    "secret: /etc/ssl/private/site1.pem",
    'session_id: "3f2504e0-4f89-41d3-9a0c-0305e82c3301"',
    "maxTokens: 128000, tokenCount: 4096",
    "token: 12",
    "https://example.com:8080/a@b",
    "postgres://user:$PASSWORD@host/db",
    "git@github.com:owner/repo2.git",
    "Bearer authentication is required",
    "Authorization: Bearer ${token}",
    "task-management-with-kanban-2",
    ".sk-fading-circle .sk-circle12:before {}",
    'text.includes("-----BEGIN PRIVATE KEY-----")',
    "-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYDVQQGEwJJ\n-----END CERTIFICATE-----",
    "docker run -u 1000:1000 image",
    "password = '[REDACTED]';",
    '"eslint-rule-no-password": "^10.2.2"',
    "credential: X509Credential | undefined; cachedToken: CachedX509Token",
    "lifetimeToken:e.extendedLifetimeToken2??!1",
    "readonly STENCIL_PASS_DEPTH_PASS: 0x0B96;",
    "SUBJECT_TOKEN = 'urn:params:oauth:token-type:x509'",
    "newPassword: RESET_PASSWORD_V2_SUBMIT,",
    "pass the --username and --password options, or --client-secret clientSecret",
    'HEX_PAT = "[0-9A-Fa-f]{1,4}"',
  ])("A4 %s", (text) => {
    expect(maskSecrets(text)).toEqual({ text, redactions: [] });
  });
});

describe("A4 counts", () => {
  it("A4 add up by kind", () => {
    expect(
      addRedactions(
        [{ kind: "password", count: 1 }],
        [],
        [
          { kind: "JWT", count: 2 },
          { kind: "password", count: 3 },
        ],
      ),
    ).toEqual([
      { kind: "password", count: 4 },
      { kind: "JWT", count: 2 },
    ]);
  });
});
