import type { Connection } from "vscode-languageserver/node";
import type * as z from "zod";

import { type Facts, NO_FACTS, type Source } from "../../summaries/facts.ts";
import {
  FACTS_REQUEST,
  factsResult,
  PATHS_REQUEST,
  pathsResult,
  SOURCES_REQUEST,
  sourcesResult,
} from "../requests.ts";

/** What the extension host knows. Away or wrong, it knows nothing; nothing rejects. */
export class Host {
  readonly #connection: Pick<Connection, "sendRequest">;

  constructor(connection: Pick<Connection, "sendRequest">) {
    this.#connection = connection;
  }

  facts(params: {
    readonly uri: string;
    readonly text: string;
    readonly paths: readonly string[];
  }): Promise<Facts> {
    return this.#ask(FACTS_REQUEST, { params, schema: factsResult, otherwise: NO_FACTS });
  }

  sources(params: { readonly uri: string; readonly line: string }): Promise<readonly Source[]> {
    return this.#ask(SOURCES_REQUEST, { params, schema: sourcesResult, otherwise: [] });
  }

  paths(prefix: string): Promise<readonly string[]> {
    return this.#ask(PATHS_REQUEST, { params: { prefix }, schema: pathsResult, otherwise: [] });
  }

  async #ask<T>(
    method: string,
    asked: { readonly params: unknown; readonly schema: z.ZodType<T>; readonly otherwise: T },
  ): Promise<T> {
    try {
      const answer: unknown = await this.#connection.sendRequest(method, asked.params);
      return asked.schema.safeParse(answer).data ?? asked.otherwise;
    } catch {
      return asked.otherwise;
    }
  }
}
