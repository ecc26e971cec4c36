import type { ProviderRequest } from "../provider.ts";
import type { Server } from "../server.ts";
import type { Dialect } from "./dialect.ts";
import type { Signatures } from "./signatures.ts";

/** One request, and the words in which it is put. */
export interface Exchange {
  readonly server: Server;
  readonly request: ProviderRequest;
  readonly dialect: Dialect;
  readonly signatures: Signatures;
  /** Keeps what a refusal has taught, for the requests to come. */
  learn(dialect: Dialect): void;
}
