import * as vscode from "vscode";

import type { Conversations, Current } from "../../chat/conversations.ts";
import { UserFacingError } from "../../engine/userFacingError.ts";
import { t } from "../../l10n/l10n.ts";
import { type Address, addressText, readAddress } from "../../summaries/address.ts";
import { currentOf, type Version, versionsOf } from "../../summaries/versions.ts";
import { coveredBy } from "./covered.ts";

type Where = Pick<Conversations, "at" | "current">;

/** A summary that a command is about. */
interface Chosen {
  readonly session: string;
  readonly current: Current;
  readonly versions: readonly Version[];
  readonly version: Version;
}

/** Opens the live summary for editing. `argument`: see `choose`. */
export async function editSummary(where: Where, argument?: unknown): Promise<void> {
  const { session, current, version } = await choose(where, argument);
  if (current.conversation.transcript.anchor?.compaction.id !== version.compaction.id) throw NOT_LIVE();
  await show({ kind: "live", session });
}

/** Shows a summary beside the one that it was made from, in the diff editor. */
export async function compareSummary(where: Where, argument?: unknown): Promise<void> {
  const { session, current, versions, version } = await choose(where, argument);
  if (version.previous === undefined) throw FIRST();
  const live = current.conversation.transcript.anchor?.compaction.id === version.compaction.id;
  const isNewest = currentOf(versions, version.compaction.id) === version;
  const right: Address =
    live && isNewest ? { kind: "live", session } : { kind: "version", session, version: version.number };
  const title = t("Summary: version {0} ↔ version {1}", version.previous, version.number);
  const left = uriOf({ kind: "version", session, version: version.previous });
  await vscode.commands.executeCommand("vscode.diff", left, uriOf(right), title);
}

/** Opens the original messages that a summary stands for; an address of messages opens these. */
export async function showCovered(where: Where, argument?: unknown): Promise<void> {
  const address = addressIn(argument);
  if (address?.kind === "messages") return show(address);
  const { session, current, version } = await choose(where, argument);
  const range = coveredBy(version.compaction, current.conversation.transcript.messages);
  if (!range) throw UNKNOWN();
  await show({ kind: "messages", session, ...range });
}

/**
 * What a command is about: a compaction of the conversation in front, by id; a
 * document, by URI or address; with nothing, the live summary in front.
 */
async function choose(where: Where, argument: unknown): Promise<Chosen> {
  const address = addressIn(argument);
  const current = address ? await where.at(address.session) : where.current;
  if (!current) throw NO_CONVERSATION();
  const { conversation, log } = current;
  const versions = versionsOf(conversation.entries);
  const isId = typeof argument === "string" && !address;
  const id = isId ? argument : conversation.transcript.anchor?.compaction.id;
  const version =
    address?.kind === "version"
      ? versions[address.version - 1]
      : id === undefined
        ? undefined
        : currentOf(versions, id);
  if (!version) throw isId || address?.kind === "version" ? UNKNOWN() : NONE();
  return { session: log.id, current, versions, version };
}

function addressIn(argument: unknown): Address | undefined {
  if (argument instanceof vscode.Uri) return readAddress(argument.toString(true));
  return typeof argument === "string" ? readAddress(argument) : undefined;
}

const uriOf = (address: Address): vscode.Uri => vscode.Uri.parse(addressText(address), true);

async function show(address: Address): Promise<void> {
  await vscode.commands.executeCommand("vscode.open", uriOf(address), { preview: address.kind !== "live" });
}

const NO_CONVERSATION = (): UserFacingError =>
  new UserFacingError({ what: t("No conversation is open."), todo: t("Open one in the panel first.") });

const NONE = (): UserFacingError =>
  new UserFacingError({
    what: t("This conversation has no summary yet."),
    todo: t("Compact it first; the summary can be edited then."),
  });

const UNKNOWN = (): UserFacingError =>
  new UserFacingError({
    what: t("This summary is not in the conversation."),
    todo: t("Open the newest one."),
  });

const NOT_LIVE = (): UserFacingError =>
  new UserFacingError({
    what: t("This summary is not sent any more: a newer one has taken it in, or it was undone."),
    todo: t("Edit the live summary; or undo what came later, or redo this one, first."),
  });

const FIRST = (): UserFacingError =>
  new UserFacingError({
    what: t("This is the first summary of the conversation."),
    todo: t("There is none before it to compare with."),
  });
