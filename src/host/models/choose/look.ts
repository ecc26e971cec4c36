import { checkServer, type ServerCheck } from "../../../providers/checkServer.ts";
import { checkBaseUrl } from "../../../providers/origin.ts";
import { readSettings } from "../../settings.ts";
import type { Keys } from "../keys.ts";
import { headersAt } from "../sources.ts";

/** What came of looking at an address; `sentence` is all that a person needs to read. */
export type Looked =
  | ServerCheck
  /** Plain http to another machine, which nobody has confirmed yet. */
  | { readonly kind: "unencrypted"; readonly sentence: string }
  | { readonly kind: "invalid"; readonly sentence: string };

/** Is there a server that can be used, with the key and the headers that belong there? Never throws. */
export async function look(address: string, keys: Keys, signal: AbortSignal): Promise<Looked> {
  const checked = checkBaseUrl(address);
  if (checked.kind === "invalid") return { kind: "invalid", sentence: checked.message };
  const { baseUrl, origin } = checked;
  if (checked.kind === "unencrypted" && !keys.isTrusted(origin))
    return { kind: "unencrypted", sentence: checked.message };
  const apiKey = await keys.get(origin);
  const headers = headersAt(origin, readSettings());
  return checkServer({ baseUrl, headers, ...(apiKey === undefined ? {} : { apiKey }) }, signal);
}
