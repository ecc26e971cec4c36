/** Where the documents of a conversation are: `anchored-chat://<session>/…`. */
export const SCHEME = "anchored-chat";

export type Address =
  /** The live summary. */
  | { readonly kind: "live"; readonly session: string }
  /** A text that the summary has had, counted from 1. */
  | { readonly kind: "version"; readonly session: string; readonly version: number }
  /** Messages of the log, from 1, both included. */
  | { readonly kind: "messages"; readonly session: string; readonly from: number; readonly to: number };

/** Ids of sessions are in capitals; what stands in their place in a URI is lower-cased by whoever prints one. */
export const addressText = (address: Address): string =>
  `${SCHEME}://${address.session.toLowerCase()}${pathOf(address)}`;

function pathOf(address: Address): string {
  switch (address.kind) {
    case "live":
      return "/summary.md";
    case "version":
      return `/v${address.version}/summary.md`;
    case "messages":
      return `/messages/${address.from}-${address.to}.md`;
  }
}

const ADDRESS =
  /^anchored-chat:\/\/([0-9a-z]{1,64})(?:(\/summary\.md)|\/v([1-9]\d{0,8})\/summary\.md|\/messages\/([1-9]\d{0,8})-([1-9]\d{0,8})\.md)$/i;

/** Undefined for every other text. */
export function readAddress(text: string): Address | undefined {
  const [, id, live, version, from, to] = ADDRESS.exec(text) ?? [];
  if (id === undefined) return undefined;
  const session = id.toUpperCase();
  if (live !== undefined) return { kind: "live", session };
  if (version !== undefined) return { kind: "version", session, version: Number(version) };
  const range = { from: Number(from), to: Number(to) };
  return range.from <= range.to ? { kind: "messages", session, ...range } : undefined;
}
