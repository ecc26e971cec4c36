import { t } from "../l10n/l10n.ts";
import type { Asks, Item, ToolPart } from "../protocol/view.ts";

/** A call that runs when someone says yes, and the item that shows it. */
export interface Asking {
  readonly item: string;
  readonly call: string;
  readonly tool: string;
  readonly asks: Asks;
}

/** Items at the end in which a call can still be asking; older ones have been answered. */
const NEWEST = 8;

/** The calls that wait for a decision, oldest first. Constant time. */
export function askingIn(items: readonly Item[]): Asking[] {
  return items.slice(-NEWEST).flatMap((item) => {
    if (item.kind !== "message") return [];
    return item.parts.flatMap((part) => {
      if (part.kind !== "tool" || part.state !== "asking" || !part.asks) return [];
      return [{ item: item.id, call: part.callId, tool: part.tool, asks: part.asks }];
    });
  });
}

/** The question, as the head of the card. */
export function question({ tool, asks }: Pick<ToolPart, "tool"> & { readonly asks: Asks }): string {
  switch (asks.action) {
    case "read":
      return t("Read this?");
    case "write":
      return t("Make this change?");
    case "run":
      return t("Run this command?");
    case "foreign":
      return t("Use {0}?", tool);
  }
}

/** "run go test ./...": the same in one line. */
export function wish({ action, target }: Asks): string {
  switch (action) {
    case "read":
      return t("read {0}", target);
    case "write":
      return t("change {0}", target);
    case "run":
      return t("run {0}", target);
    case "foreign":
      return t("use {0}", target);
  }
}
