import { counted, t } from "../l10n/l10n.ts";
import { askJson } from "./askJson.ts";
import type { Patience } from "./connection.ts";
import { type ListedModel, type ModelList, listModels } from "./models.ts";
import { isLocal } from "./origin.ts";
import type { Failure } from "./provider.ts";
import { endpointOf, type Server } from "./server.ts";
import { systemTimer } from "./timer.ts";
import { whoAnswers } from "./whoAnswers.ts";

/** What came of looking at a server that somebody has entered. `sentence` is all that a person needs to read. */
export type ServerCheck =
  | {
      readonly kind: "ok";
      /** To be used from now on; not always what was entered: see `sentence`. */
      readonly baseUrl: string;
      readonly name: string;
      readonly models: readonly ListedModel[];
      readonly sentence: string;
    }
  /** `failed`: it is there, and has a trouble of its own, as with quota or load. */
  | {
      readonly kind: "unreachable" | "auth" | "notAnApi" | "failed";
      readonly failure: Failure;
      readonly sentence: string;
    };

const PATIENCE: Patience = { idleTimeout: 5_000, timer: systemTimer };

/** Is it reachable, does it take the key, which models has it? Starts no model. Never throws. */
export const checkServer = async (
  server: Server,
  signal: AbortSignal,
  patience: Patience = PATIENCE,
): Promise<ServerCheck> => {
  const asking = { signal, patience };
  const { api, list } = await findList(server, asking);
  if ("failure" in list && list.failure.reason === "network") return asCheck(list.failure);
  const key = await tryKey(api, asking);
  if ("models" in list)
    return "refusal" in key ? asCheck(key.refusal) : found(server, api, list.models, asking);
  return "accepted" in key ? unlisted(api) : asCheck(list.failure);
};

interface Asking {
  readonly signal: AbortSignal;
  readonly patience: Patience;
}

const found = async (
  entered: Server,
  api: Server,
  listed: readonly ListedModel[],
  asking: Asking,
): Promise<ServerCheck> => {
  const { baseUrl } = api;
  const { name, unfit } = isLocal(baseUrl)
    ? await whoAnswers(api, listed, asking)
    : { name: new URL(baseUrl).host, unfit: [] };
  const models = listed.filter(({ id }) => !unfit.includes(id));
  const moved = baseUrl === entered.baseUrl ? "" : ` ${t("The API is at {0}, which is used.", baseUrl)}`;
  return { kind: "ok", baseUrl, name, models, sentence: `${answers(name, models.length)}${moved}` };
};

const answers = (name: string, models: number): string =>
  models === 0
    ? t("{0} answers and lists no models: load one there, or enter the name of one.", name)
    : counted(models, "{1} answers and has one model.", "{1} answers and has {0} models.", name);

/** Some services have no list, or none for this kind of key (Perplexity, Anthropic). */
const unlisted = ({ baseUrl }: Server): ServerCheck => {
  const name = new URL(baseUrl).host;
  const sentence = t("{0} answers, but does not list its models: enter the name of one.", name);
  return { kind: "ok", baseUrl, name, models: [], sentence };
};

/** The list of models, under `/v1` where it is not at the address itself. */
const findList = async (
  server: Server,
  { signal, patience }: Asking,
): Promise<{ readonly api: Server; readonly list: ModelList }> => {
  const list = await listModels(server, signal, patience);
  if ("models" in list || list.failure.reason !== "badResponse" || hasVersion(server))
    return { api: server, list };
  const api = { ...server, baseUrl: endpointOf(server.baseUrl, "v1") };
  const second = await listModels(api, signal, patience);
  return "models" in second ? { api, list: second } : { api: server, list };
};

const hasVersion = ({ baseUrl }: Server): boolean => /\/v\d+\w*(?:\/|$)/.test(new URL(baseUrl).pathname);

/**
 * Lists are often public where answers are not (OpenRouter, llama.cpp). An
 * empty request is refused by every server, costs nothing and starts no model;
 * whether for the key or for its emptiness tells what is asked here.
 */
const tryKey = async (
  server: Server,
  { signal, patience }: Asking,
): Promise<{ readonly refusal: Failure } | { readonly accepted: true } | { readonly unclear: true }> => {
  const at = (baseUrl: string): string => endpointOf(baseUrl, "chat/completions");
  const answer = await askJson({ server, at, body: {}, patience }, signal);
  if (!("failure" in answer)) return { unclear: true };
  if (answer.failure.reason === "auth") return { refusal: answer.failure };
  return answer.status === 400 || answer.status === 422 ? { accepted: true } : { unclear: true };
};

const asCheck = (failure: Failure): ServerCheck => ({
  kind: kinds[failure.reason] ?? "failed",
  failure,
  sentence: failure.message,
});

const kinds: Partial<Record<Failure["reason"], "unreachable" | "auth" | "notAnApi">> = {
  network: "unreachable",
  auth: "auth",
  badResponse: "notAnApi",
};
