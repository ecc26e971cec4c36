import { t } from "../l10n/l10n.ts";

/**
 * A key belongs to an origin (scheme, host and port): a changed base URL never
 * receives another server's key. What a person types is judged here, once.
 */

export type BaseUrlCheck =
  /** `hint`: it may work, but looks as if something were missing. */
  | { readonly kind: "usable"; readonly baseUrl: string; readonly origin: string; readonly hint?: string }
  /** Plain http to another machine: ask first, show `message`. */
  | {
      readonly kind: "unencrypted";
      readonly baseUrl: string;
      readonly origin: string;
      readonly message: string;
    }
  | { readonly kind: "invalid"; readonly message: string };

/** The origin of a base URL, or undefined when it is no http(s) address. */
export const originOf = (baseUrl: string): string | undefined => {
  const url = URL.parse(baseUrl);
  return url !== null && isHttp(url) ? url.origin : undefined;
};

/** The name under which the key of an origin is stored. */
export const secretKeyOf = (origin: string): string => `apiKey:${origin}`;

/** Judges a base URL as typed; a usable one comes back trimmed, without a slash at its end. */
export const checkBaseUrl = (typed: string): BaseUrlCheck => {
  const url = URL.parse(typed.trim());
  if (url === null || !isHttp(url)) return invalid(schemeProblem(typed));
  const problem = secretProblem(url);
  if (problem !== undefined) return invalid(problem);

  const { origin } = url;
  const path = basePathOf(url);
  const baseUrl = `${origin}${path}${url.search}`;
  if (url.protocol === "http:" && !isLoopback(url.hostname)) {
    const message = t(
      "{0} is not encrypted: anyone on the way can read the conversation and the key. Use https, or confirm that you trust this network.",
      origin,
    );
    return { kind: "unencrypted", baseUrl, origin, message };
  }
  const usable = { kind: "usable", baseUrl, origin } as const;
  return path === "" ? { ...usable, hint: versionHint(origin) } : usable;
};

const isHttp = (url: URL): boolean => url.protocol === "http:" || url.protocol === "https:";

/** Does this address never leave this machine? */
export const isLocal = (baseUrl: string): boolean => {
  const url = URL.parse(baseUrl);
  return url !== null && isHttp(url) && isLoopback(url.hostname);
};

/** `localhost`, 127.0.0.0/8 and ::1. */
const isLoopback = (hostname: string): boolean =>
  hostname === "[::1]" || /^(?:.+\.)?localhost$/.test(hostname) || /^127(?:\.\d+){3}$/.test(hostname);

const invalid = (message: string): BaseUrlCheck => ({ kind: "invalid", message });

const EXAMPLE = "http://localhost:8080/v1";

const schemeProblem = (typed: string): string =>
  typed.trim() === ""
    ? t("The base URL is empty. Enter the address of a server, for example {0}.", EXAMPLE)
    : t("The base URL must begin with http:// or https://, for example {0}.", EXAMPLE);

/** Settings are not a place for secrets: they sync and are shown on screens. */
const secretProblem = (url: URL): string | undefined => {
  if (url.username !== "" || url.password !== "")
    return t("The base URL holds a user name or password. Remove it and set an API key instead.");
  // Azure's older addresses need ?api-version=…; any other query may be a key.
  const names = [...url.searchParams.keys()];
  return names.some((name) => name !== "api-version")
    ? t("The base URL holds a query. Remove everything from the question mark on; set a key as API key.")
    : undefined;
};

/** People copy whole endpoints from examples; the part before it is what is meant. */
const basePathOf = (url: URL): string => url.pathname.replace(/(?:\/chat\/completions)?\/*$/, "");

const versionHint = (origin: string): string =>
  t("OpenAI-compatible servers usually answer under /v1: try {0}.", `${origin}/v1`);
