import { UserFacingError } from "../../../engine/userFacingError.ts";
import { findLocalServers } from "../../../providers/discover.ts";
import type { Settings } from "../../settings.ts";
import { type Source, VSCODE_URL } from "../source.ts";
import type { Sources } from "../sources.ts";
import type { Offer } from "./rows.ts";

/** Gets all that is known so far, each time that somebody has answered. */
export type ShowOffers = (offers: readonly Offer[]) => void;

/**
 * All that is offered, always in this order: what runs on this machine, the
 * servers of the settings, VS Code. All are asked at once. Resolves when all
 * have answered; rejects only with bugs.
 */
export async function collectOffers(
  sources: Sources,
  settings: Settings,
  { show, signal }: { readonly show: ShowOffers; readonly signal: AbortSignal },
): Promise<void> {
  const local: Offer[] = [];
  const others: (Offer | undefined)[] = [];
  const tell = (): void => show([...local, ...others.filter((offer) => offer !== undefined)]);
  const put = async (place: number, asked: Promise<Offer | undefined>): Promise<void> => {
    others[place] = await asked;
    tell();
  };
  const servers = [...new Set([settings.baseUrl, settings.summaryBaseUrl])].filter(isServer);
  tell();
  await Promise.all([
    ...servers.map((baseUrl, i) => put(i, configured(sources, baseUrl, { own: settings, signal }))),
    put(servers.length, offered(sources.vsCode, signal)),
    gather(signal, (offer) => {
      local.push(offer);
      tell();
    }),
  ]);
}

const isServer = (baseUrl: string): boolean => baseUrl !== "" && baseUrl !== VSCODE_URL;

async function gather(signal: AbortSignal, found: (offer: Offer) => void): Promise<void> {
  for await (const { name, baseUrl, models } of findLocalServers(signal))
    found({ title: `${name} · ${new URL(baseUrl).host}`, baseUrl, models });
}

async function configured(
  sources: Sources,
  baseUrl: string,
  { own, signal }: { readonly own: Settings; readonly signal: AbortSignal },
): Promise<Offer | undefined> {
  const source = await sources.open(baseUrl, own);
  if (!(source instanceof UserFacingError)) return source && listed(source, signal);
  // Such as one that is not encrypted and not confirmed: that is asked where a server is entered.
  const failure = { reason: "network", retryable: false, message: source.what } as const;
  return { title: baseUrl, baseUrl, models: [], failure };
}

async function listed(source: Source, signal: AbortSignal): Promise<Offer> {
  const list = await source.list(signal);
  return { title: source.label, baseUrl: source.baseUrl, models: [], ...list };
}

/** VS Code often has no models at all: then there is nothing to say about it. */
async function offered(source: Source, signal: AbortSignal): Promise<Offer | undefined> {
  const offer = await listed(source, signal);
  return offer.models.length > 0 ? offer : undefined;
}
