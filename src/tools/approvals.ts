import type { ApprovalEntry, Entry } from "../engine/entries.ts";
import type { Permission } from "./tool.ts";

/** What a conversation says about a permission: nobody needs to be asked, or somebody does. */
export type Approval = "allowed" | "denied" | "ask";

/** The newest word on the permission's key; "ask" where nothing was said. */
export function approvalOf(entries: readonly Entry[], { key }: Pick<Permission, "key">): Approval {
  const said = entries.findLast(
    (entry): entry is ApprovalEntry => entry.kind === "approval" && entry.key === key,
  );
  if (!said) return "ask";
  return said.allowed ? "allowed" : "denied";
}
