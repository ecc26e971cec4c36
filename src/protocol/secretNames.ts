import { counted } from "../l10n/l10n.ts";

/** "2 GitHub tokens": the engine names each kind in English and in the singular, as "GitHub token" or "password". */
export function countedSecrets(kind: string, count: number): string {
  const own = ownForms(kind);
  if (own) return own(count);
  const end = kind.lastIndexOf(" ");
  const issuer = kind.slice(0, Math.max(0, end));
  switch (kind.slice(end + 1)) {
    case "key":
      return counted(count, "{0} {1} key", "{0} {1} keys", issuer);
    case "token":
      return counted(count, "{0} {1} token", "{0} {1} tokens", issuer);
    case "secret":
      return counted(count, "{0} {1} secret", "{0} {1} secrets", issuer);
    case "webhook":
      return counted(count, "{0} {1} webhook", "{0} {1} webhooks", issuer);
    default:
      return counted(count, "{0} × {1}", "{0} × {1}", kind);
  }
}

/** Of kinds that are not named after who issued them. */
function ownForms(kind: string): ((count: number) => string) | undefined {
  const forms: Readonly<Record<string, (count: number) => string>> = {
    password: (count) => counted(count, "{0} password", "{0} passwords"),
    secret: (count) => counted(count, "{0} secret", "{0} secrets"),
    token: (count) => counted(count, "{0} access token", "{0} access tokens"),
    key: (count) => counted(count, "{0} key", "{0} keys"),
    "session cookie": (count) => counted(count, "{0} session cookie", "{0} session cookies"),
    "bearer token": (count) => counted(count, "{0} bearer token", "{0} bearer tokens"),
    "authorization header": (count) =>
      counted(count, "{0} authorization header", "{0} authorization headers"),
    "private key": (count) => counted(count, "{0} private key", "{0} private keys"),
    "API key": (count) => counted(count, "{0} API key", "{0} API keys"),
    JWT: (count) => counted(count, "{0} JWT", "{0} JWTs"),
    "URL signature": (count) => counted(count, "{0} URL signature", "{0} URL signatures"),
  };
  return forms[kind];
}
