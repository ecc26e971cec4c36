import { counted, t } from "../l10n/l10n.ts";
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
  const origin = originOf(server.baseUrl) ?? t("The server");
  if (error instanceof Silence) return passing(silence(origin, error));
  const code = codeOf(error);
  if (code === undefined || code.startsWith("ERR_INVALID")) {
    return lasting(
      t("The request to {0} could not be sent. Check the base URL, the key and the headers.", origin),
    );
  }
  return (sentences.find(({ codes }) => codes.test(code)) ?? unknown).failure(origin, code);
};

const silence = (origin: string, { milliseconds }: Silence): string =>
  counted(
    Math.round(milliseconds / 1000),
    "{1} sent nothing for {0} second. Try again, or check whether the server is busy.",
    "{1} sent nothing for {0} seconds. Try again, or check whether the server is busy.",
    origin,
  );

const passing = (message: string): Failure => ({ reason: "network", retryable: true, message });
const lasting = (message: string): Failure => ({ reason: "network", retryable: false, message });

interface Sentence {
  readonly codes: RegExp;
  readonly failure: (origin: string, code: string) => Failure;
}

const sentences: readonly Sentence[] = [
  {
    codes: /^ECONNREFUSED$/,
    failure: (origin) => passing(t("Nothing answers at {0}. Is the server running?", origin)),
  },
  {
    codes: /^(?:ENOTFOUND|EAI_AGAIN|EAI_NODATA)$/,
    failure: (origin) =>
      passing(t("The name of {0} is not known. Check the base URL and the network connection.", origin)),
  },
  {
    codes: /^(?:ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN)$/,
    failure: (origin) =>
      passing(t("{0} cannot be reached. Check the network connection, VPN and proxy.", origin)),
  },
  {
    codes: /^UND_ERR_(?:HEADERS|BODY)_TIMEOUT$/,
    failure: (origin) => passing(t("{0} took too long to answer. Try again.", origin)),
  },
  { codes: /^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_ABORTED|HPE_.*)$/, failure: () => cutShort },
  {
    // OpenSSL's and Node's codes when https is spoken to a plain http port.
    codes: /^(?:ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG|EPROTO)$/,
    failure: (origin) =>
      lasting(t("{0} does not speak https. Should the base URL begin with http://?", origin)),
  },
  {
    codes: /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/,
    failure: (origin, code) =>
      lasting(
        t(
          "The certificate of {0} is not trusted ({1}). Install it on this machine, or correct the base URL.",
          origin,
          code,
        ),
      ),
  },
];

const unknown: Pick<Sentence, "failure"> = {
  failure: (origin, code) => passing(t("The connection to {0} failed ({1}). Try again.", origin, code)),
};

/** Fetch wraps the cause once or twice; a name with several addresses gives several errors. */
const codeOf = (error: unknown, depth = 0): string | undefined => {
  if (!(error instanceof Error) || depth > 4) return undefined;
  if ("code" in error && typeof error.code === "string") return error.code;
  const nested: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  return codeOf(nested, depth + 1);
};
