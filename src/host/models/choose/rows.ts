import { t } from "../../../l10n/l10n.ts";
import { tokens } from "../../../protocol/format.ts";
import type { ListedModel } from "../../../providers/models.ts";
import { originOf } from "../../../providers/origin.ts";
import type { Failure } from "../../../providers/provider.ts";

/** Where models are offered; `failure`: why it lists none. */
export interface Offer {
  /** For people: "Ollama · localhost:11434". */
  readonly title: string;
  readonly baseUrl: string;
  readonly models: readonly ListedModel[];
  readonly failure?: Failure;
}

/** A model, and where it is; both as the settings have them. */
export interface ModelChoice {
  readonly baseUrl: string;
  readonly model: string;
}

/** What a row stands for. */
export type Choice =
  | ({ readonly kind: "model" } & ModelChoice)
  /** The server wants a key. */
  | { readonly kind: "key"; readonly baseUrl: string }
  /** The server does not list its models. */
  | { readonly kind: "name"; readonly baseUrl: string }
  | { readonly kind: "server"; readonly baseUrl?: string }
  | { readonly kind: "sameAsChat" };

/** One line of the list; without a choice it is a heading. */
export interface Row {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly choice?: Choice;
}

/** The offers as they have come so far, in their order: each under a heading, then the way to another server. */
export function rowsOf(offers: readonly Offer[], current: ModelChoice | undefined): readonly Row[] {
  return [
    ...withoutRepeats(offers).flatMap((offer) => [{ label: offer.title }, ...rowsOfOffer(offer, current)]),
    // A line.
    { label: "" },
    { label: t("$(add) Enter a Server…"), choice: { kind: "server" } },
  ];
}

function rowsOfOffer(offer: Offer, current: ModelChoice | undefined): readonly Row[] {
  const { baseUrl, models, failure } = offer;
  if (failure) return [failedRow(baseUrl, failure)];
  if (models.length === 0) return [nameRow(baseUrl)];
  return models.map(({ id, window }) => ({
    label: id,
    ...describe([
      window === undefined || window <= 0 ? "" : t("{0} tokens", tokens(window)),
      current?.baseUrl === baseUrl && current.model === id ? t("in use") : "",
    ]),
    choice: { kind: "model", baseUrl, model: id },
  }));
}

const describe = (words: readonly string[]): Pick<Row, "description"> => {
  const description = words.filter(Boolean).join(" · ");
  return description === "" ? {} : { description };
};

function failedRow(baseUrl: string, { reason, message }: Failure): Row {
  if (reason === "auth")
    return { label: t("$(key) Set API Key…"), detail: message, choice: { kind: "key", baseUrl } };
  if (reason === "badResponse") return { ...nameRow(baseUrl), detail: message };
  return { label: t("$(warning) Not to be had now"), detail: message, choice: { kind: "server", baseUrl } };
}

const nameRow = (baseUrl: string): Row => ({
  label: t("$(edit) Enter the Name of a Model…"),
  choice: { kind: "name", baseUrl },
});

/** The configured server may be one of those found on this machine, by another name of the same machine. */
function withoutRepeats(offers: readonly Offer[]): readonly Offer[] {
  const seen = new Set<string>();
  return offers.filter(({ baseUrl }) => {
    const place = (originOf(baseUrl) ?? baseUrl)
      .replace("//127.0.0.1", "//localhost")
      .replace("//[::1]", "//localhost");
    return !seen.has(place) && seen.add(place);
  });
}
