import { cutShort } from "./ending.ts";
import { originOf } from "./origin.ts";
import type { Failure } from "./provider.ts";
import type { Server } from "./server.ts";

/** No byte came for `milliseconds`. */
export class Silence extends Error {
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    super("silence");
    this.milliseconds = milliseconds;
  }
}

/**
 * What `fetch` or a broken stream threw, as a failure. Only codes are read:
 * the messages may quote headers, the key among them.
 */
export const networkFailure = (error: unknown, server: Server): Failure => {
  const origin = originOf(server.baseUrl) ?? "The server";
  if (error instanceof Silence) return passing(silence(origin, error));
  const code = codeOf(error);
  if (code === undefined || code.startsWith("ERR_INVALID")) {
    return lasting(
      `The request to ${origin} could not be sent. Check the base URL, the key and the headers.`,
    );
  }
  return (sentences.find(({ codes }) => codes.test(code)) ?? unknown).failure(origin, code);
};

const silence = (origin: string, { milliseconds }: Silence): string =>
  `${origin} sent nothing for ${Math.round(milliseconds / 1000)} seconds. Try again, or check whether the server is busy.`;

const passing = (message: string): Failure => ({ reason: "network", retryable: true, message });
const lasting = (message: string): Failure => ({ reason: "network", retryable: false, message });

interface Sentence {
  readonly codes: RegExp;
  readonly failure: (origin: string, code: string) => Failure;
}

const sentences: readonly Sentence[] = [
  {
    codes: /^ECONNREFUSED$/,
    failure: (origin) => passing(`Nothing answers at ${origin}. Is the server running?`),
  },
  {
    codes: /^(?:ENOTFOUND|EAI_AGAIN|EAI_NODATA)$/,
    failure: (origin) =>
      passing(`The name of ${origin} is not known. Check the base URL and the network connection.`),
  },
  {
    codes: /^(?:ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN)$/,
    failure: (origin) => passing(`${origin} cannot be reached. Check the network connection, VPN and proxy.`),
  },
  {
    codes: /^UND_ERR_(?:HEADERS|BODY)_TIMEOUT$/,
    failure: (origin) => passing(`${origin} took too long to answer. Try again.`),
  },
  { codes: /^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_ABORTED|HPE_.*)$/, failure: () => cutShort },
  {
    // OpenSSL's and Node's codes when https is spoken to a plain http port.
    codes: /^(?:ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG|EPROTO)$/,
    failure: (origin) => lasting(`${origin} does not speak https. Should the base URL begin with http://?`),
  },
  {
    codes: /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/,
    failure: (origin, code) =>
      lasting(
        `The certificate of ${origin} is not trusted (${code}). Install it on this machine, or correct the base URL.`,
      ),
  },
];

const unknown: Pick<Sentence, "failure"> = {
  failure: (origin, code) => passing(`The connection to ${origin} failed (${code}). Try again.`),
};

/** Fetch wraps the cause once or twice; a name with several addresses gives several errors. */
const codeOf = (error: unknown, depth = 0): string | undefined => {
  if (!(error instanceof Error) || depth > 4) return undefined;
  if ("code" in error && typeof error.code === "string") return error.code;
  const nested: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  return codeOf(nested, depth + 1);
};
