/** Where a server is and how to speak to it: what every request to it shares. */
export interface Server {
  /** Up to and including `/v1`. */
  readonly baseUrl: string;
  readonly apiKey?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch?: typeof globalThis.fetch;
}

/** An address below the base URL: `endpointOf(".../v1", "models")` is `.../v1/models`. */
export const endpointOf = (baseUrl: string, path: string): string => {
  const url = new URL(baseUrl);
  url.pathname = `${url.pathname.replace(/\/+$/, "")}/${path}`;
  return url.href;
};

/** An address beside the versioned API, where servers keep their own: `.../props`. */
export const besideApi = (baseUrl: string, path: string): string =>
  endpointOf(baseUrl.replace(/\/v\d+\/*$/, ""), path);

/**
 * One request to the server. Redirects are not followed: the prompt and the
 * key go to the configured origin and nowhere else.
 */
export const request = (server: Server, url: string, init: { body?: unknown; signal: AbortSignal }) =>
  (server.fetch ?? globalThis.fetch)(url, {
    headers: headersOf(server),
    redirect: "manual",
    signal: init.signal,
    ...(init.body !== undefined && { method: "POST", body: JSON.stringify(init.body) }),
  });

const headersOf = ({ apiKey, headers }: Server): Record<string, string> => ({
  accept: "application/json, text/event-stream",
  ...(apiKey !== undefined && apiKey.trim() !== "" && { authorization: `Bearer ${apiKey.trim()}` }),
  ...headers,
  "content-type": "application/json",
});

/** What must never be shown: the key and the values of the user's own headers. */
export const secretsOf = ({ apiKey, headers }: Server): readonly string[] =>
  [apiKey?.trim() ?? "", ...Object.values(headers ?? {})].filter((secret) => secret.length >= 6);
