import { isPlaceholder } from "./placeholder.ts";
import type { Span } from "./span.ts";

/** RFC 3986, 3.2.1: user and password before the host. An unencoded @ in a password occurs. Linear: no run holds a slash. */
const USER_INFO = /:\/\/([^\s/?#:@"'`<>\\()[\]]{0,128}):([^\s/?#"'`<>\\()[\]]{1,4000})@(?=[\w[])/g;

/** A shared access signature; learn.microsoft.com/azure/storage: "Create a service SAS". */
const SIGNATURE = /(?<=[?&;]sig=)[A-Za-z0-9%+/=]{20}[A-Za-z0-9%+/=]*/g;

/** Passwords and signatures in addresses. */
export function urlSecrets(text: string): Span[] {
  const passwords = [...text.matchAll(USER_INFO)].flatMap((match): Span[] => {
    const [whole, user = "", password = ""] = match;
    if (isPlaceholder(password)) return [];
    const from = match.index + "://:".length + user.length;
    return [{ from, to: match.index + whole.length - 1, kind: "password" }];
  });
  const signatures = [...text.matchAll(SIGNATURE)].map(({ 0: found, index: from }) => ({
    from,
    to: from + found.length,
    kind: "URL signature",
  }));
  return [...passwords, ...signatures];
}
