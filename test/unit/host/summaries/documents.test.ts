import { describe, expect, it } from "vitest";

import { type LiveChange, SummaryDocuments } from "../../../../src/host/summaries/documents.ts";
import { addMissingFact } from "../../../../src/host/summaries/missingFact.ts";
import type { ProviderEvent } from "../../../../src/providers/provider.ts";
import type { Address } from "../../../../src/summaries/address.ts";
import { says } from "../../../support/chat/scriptedProvider.ts";
import { workOf } from "../../../support/engine/build.ts";
import { compactedChat, LIVE, S, shelfWith, SUMMARY } from "./chat.ts";

const EDITED = "## Goal\nMine.\n";
const version = (number: number): Address => ({ kind: "version", session: S, version: number });

async function opened(...answers: readonly (readonly (ProviderEvent | "wait")[])[]) {
  const chat = await compactedChat(...answers);
  const shelf = shelfWith(chat);
  const documents = new SummaryDocuments(shelf);
  const changes: LiveChange[] = [];
  documents.onLiveChange((change) => changes.push(change));
  return { chat, documents, changes, trash: shelf.trash };
}

describe("summary documents", () => {
  it("the live summary can be read and written, and its versions stay", async () => {
    const { documents, chat } = await opened();
    expect(await documents.read(LIVE)).toMatchObject({ text: SUMMARY, isWritable: true });
    await documents.write(LIVE, EDITED);
    expect(await documents.read(LIVE)).toMatchObject({ text: EDITED });
    expect(await documents.read(version(1))).toMatchObject({ text: SUMMARY, isWritable: false });
    expect(await documents.read(version(2))).toMatchObject({ text: EDITED, isWritable: false });
    expect(await documents.read(version(3))).toBeUndefined();
    expect(chat.journal.entries.at(-1)?.kind).toBe("summaryEdit");
  });

  it("originals are the messages of the log, of those there are", async () => {
    const { documents, chat } = await opened();
    const messages = (from: number, to: number): Address => ({ kind: "messages", session: S, from, to });
    expect((await documents.read(messages(1, 2)))?.text).toContain("Mind version 4.5.6 of the parser.");
    const { length } = chat.conversation.transcript.messages;
    expect(await documents.read(messages(length + 1, length + 2))).toBeUndefined();
  });

  it("everything but the live summary refuses to be written", async () => {
    const { documents, chat } = await opened();
    const before = chat.journal.entries.length;
    for (const address of [version(1), { kind: "messages", session: S, from: 1, to: 2 } as const])
      await expect(documents.write(address, EDITED)).rejects.toThrow("Edit the live summary instead");
    expect(chat.journal.entries).toHaveLength(before);
  });

  it("an empty text is refused, and a conversation that can only be read", async () => {
    const { documents, chat } = await opened();
    await expect(documents.write(LIVE, "  \n")).rejects.toThrow("cannot be empty");
    const error = Object.assign(new Error("Another window has it open."));
    chat.journal.readOnly = { error: error as never };
    expect(await documents.read(LIVE)).toMatchObject({ isWritable: false });
    await expect(documents.write(LIVE, EDITED)).rejects.toBe(error);
  });

  it("what an editor overwrites, which it asks for itself, stays as a version", async () => {
    const { documents, chat } = await opened(says("## Goal\nNewer."));
    const before = await documents.read(LIVE);
    await chat.conversation.append(workOf(12, 6_000));
    await chat.conversation.compact({ trigger: "user" });
    const now = await documents.read(LIVE);
    expect(now?.text).toBe("## Goal\nNewer.");
    expect(now?.changed).toBeGreaterThan(before?.changed ?? 0);
    await documents.write(LIVE, EDITED);
    expect(chat.conversation.transcript.anchor?.summary).toBe(EDITED);
    expect(await documents.read(version(2))).toMatchObject({ text: "## Goal\nNewer." });
  });

  it("saving twice is no conflict with oneself", async () => {
    const { documents, chat } = await opened();
    await documents.read(LIVE);
    await documents.write(LIVE, EDITED);
    await documents.write(LIVE, `${EDITED}More.\n`);
    expect(chat.conversation.transcript.anchor?.summary).toBe(`${EDITED}More.\n`);
  });

  it("a summary whose compaction was undone is gone, and comes back with redo; its time never goes back", async () => {
    const { documents, chat, changes } = await opened();
    const first = await documents.read(LIVE);
    await chat.conversation.changes.undo(chat.id);
    expect(await documents.read(LIVE)).toBeUndefined();
    await expect(documents.write(LIVE, EDITED)).rejects.toThrow("Redo the compaction");
    await chat.conversation.changes.redo(chat.id);
    const again = await documents.read(LIVE);
    expect(again?.text).toBe(SUMMARY);
    expect(again?.changed).toBeGreaterThan(first?.changed ?? 0);
    expect(changes).toEqual([
      { session: S, isGone: true },
      { session: S, isGone: false },
    ]);
  });

  it("in the trash it is gone, whoever reads or writes it, and back when it is brought back", async () => {
    const { documents, changes, trash } = await opened();
    await documents.read(LIVE);
    await trash(true);
    expect(await documents.read(LIVE)).toBeUndefined();
    await expect(documents.write(LIVE, EDITED)).rejects.toThrow("Look for it in the trash");
    await trash(false);
    expect(await documents.read(LIVE)).toMatchObject({ text: SUMMARY });
    expect(changes).toEqual([
      { session: S, isGone: true },
      { session: S, isGone: false },
    ]);
  });

  it("messages change no summary, and are not told", async () => {
    const { documents, chat, changes } = await opened();
    await documents.read(LIVE);
    await chat.conversation.append(workOf(1, 100));
    expect(changes).toEqual([]);
    await documents.write(LIVE, EDITED);
    expect(changes).toEqual([{ session: S, isGone: false }]);
  });
});

describe("adding a missing fact", () => {
  it("A2 edits the live summary, once; the audit finds it then", async () => {
    const { chat } = await opened();
    const { conversation, id } = chat;
    const audit = () => {
      const entry = chat.journal.entries.findLast(
        ({ kind }) => kind === "compaction" || kind === "summaryEdit",
      );
      return entry?.kind === "compaction" || entry?.kind === "summaryEdit" ? entry.audit : undefined;
    };
    const fact = audit()?.missing[0]?.text ?? "";
    expect(fact).not.toBe("");
    await addMissingFact(conversation, { compaction: id, fact });
    expect(conversation.transcript.anchor?.summary).toContain(`- ${fact}`);
    expect(audit()?.missing.map(({ text }) => text)).not.toContain(fact);
    const { length } = chat.journal.entries;
    await addMissingFact(conversation, { compaction: id, fact });
    expect(chat.journal.entries).toHaveLength(length);
  });

  it("is refused for a summary that is not live", async () => {
    const { chat } = await opened();
    await expect(addMissingFact(chat.conversation, { compaction: "e1", fact: "x" })).rejects.toThrow(
      "not sent any more",
    );
  });
});
