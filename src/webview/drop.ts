import * as z from "zod/mini";

import { t } from "../l10n/l10n.ts";
import { bytes } from "../protocol/format.ts";

/** Bytes; larger files would be copied several times on their way through the panel. */
export const LARGEST_DROP = 100 * 1024 * 1024;

const resources = z.array(z.string());

/** What a drop carries besides files: the addresses that VS Code's explorer hands over. */
export function droppedUris(read: (type: string) => string): string[] {
  const listed = read("application/vnd.code.uri-list") || read("text/uri-list");
  const uris = listed.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
  return uris.length > 0 ? uris : resourceUrls(read("ResourceURLs"));
}

function resourceUrls(json: string): string[] {
  try {
    return z.safeParse(resources, JSON.parse(json)).data ?? [];
  } catch {
    return [];
  }
}

/** Why a file cannot be dropped here; nothing when it can. */
export const tooLarge = (file: { readonly name: string; readonly size: number }): string | undefined =>
  file.size > LARGEST_DROP
    ? t(
        "{0} has {1}. A dropped file may have {2}: import it by the command instead.",
        file.name,
        bytes(file.size),
        bytes(LARGEST_DROP),
      )
    : undefined;
