import { UserFacingError } from "../../engine/userFacingError.ts";
import { t } from "../../l10n/l10n.ts";
import { COMMANDS } from "../../manifest.ts";
import { checkBaseUrl, originOf } from "../../providers/origin.ts";
import type { LanguageModels } from "../languageModels/models.ts";
import type { Keys } from "./keys.ts";
import { serverSource, type Source, vsCodeSource, VSCODE_URL } from "./source.ts";

/** How many of those that are not asked for any more are kept: one may be switched back to. */
const MOST_KEPT = 8;

/** The user's headers, which are meant for one server. */
export interface OwnHeaders {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Headers may hold secrets, as keys do: another server does not get them. */
export const headersAt = (origin: string, { baseUrl, headers }: OwnHeaders): OwnHeaders["headers"] =>
  originOf(baseUrl) === origin ? headers : {};

/**
 * Opens what the settings name, with the key that belongs there. The same
 * settings give the same source: what it has learned about its server stays.
 */
export class Sources {
  readonly #keys: Keys;
  readonly #vsCode: Source;
  readonly #servers = new Map<string, Source>();

  constructor(keys: Keys, models: LanguageModels) {
    this.#keys = keys;
    this.#vsCode = vsCodeSource(models);
  }

  get vsCode(): Source {
    return this.#vsCode;
  }

  /** Undefined when `baseUrl` is empty; an error tells why what is set cannot be used. */
  async open(baseUrl: string, own: OwnHeaders): Promise<Source | UserFacingError | undefined> {
    if (baseUrl.trim() === "") return undefined;
    if (baseUrl.trim() === VSCODE_URL) return this.#vsCode;
    const checked = checkBaseUrl(baseUrl);
    if (checked.kind === "invalid") return cannotUse(checked.message);
    if (checked.kind === "unencrypted" && !this.#keys.isTrusted(checked.origin))
      return cannotUse(checked.message);
    const apiKey = await this.#keys.get(checked.origin);
    const headers = headersAt(checked.origin, own);
    const server = { baseUrl: checked.baseUrl, headers, ...(apiKey === undefined ? {} : { apiKey }) };
    const id = JSON.stringify(server);
    const source = this.#servers.get(id) ?? serverSource(server);
    this.#keep(id, source);
    return source;
  }

  #keep(id: string, source: Source): void {
    this.#servers.delete(id);
    this.#servers.set(id, source);
    const [oldest] = this.#servers.keys();
    if (this.#servers.size > MOST_KEPT && oldest !== undefined) this.#servers.delete(oldest);
  }
}

const cannotUse = (what: string): UserFacingError =>
  new UserFacingError({
    what,
    todo: t("Choose a model to set it right."),
    action: { label: t("Choose a Model…"), command: COMMANDS.chooseModel },
  });
