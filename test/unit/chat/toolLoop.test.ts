import { describe, expect, it } from "vitest";

import type { ChatSettings } from "../../../src/chat/settings.ts";
import type { ProviderEvent } from "../../../src/providers/provider.ts";
import { chatOn } from "../../support/chat/conversation.ts";
import { done, fakeTools } from "../../support/chat/fakeTools.ts";
import { calls, overflows, says, ScriptedProvider } from "../../support/chat/scriptedProvider.ts";
import { workOf } from "../../support/engine/build.ts";

const AUTO: Partial<ChatSettings> = { automatic: { mode: "auto", background: false } };

const unreported = (events: readonly ProviderEvent[]): ProviderEvent[] =>
  events.map((event) => (event.kind === "done" ? { kind: "done", finish: event.finish } : event));

describe("a loop that outgrows the window", () => {
  const big = fakeTools({ name: "read", run: () => Promise.resolve(done("word ".repeat(6_000))) });

  it("G1 compacts after a refusal in the middle of it, and goes on", async () => {
    const provider = new ScriptedProvider(
      calls(["read"]),
      overflows({ limit: 10_000, asked: 12_000 }),
      says("## Goal\nRead it."),
      says("Done."),
    );
    const chat = await chatOn(provider, { before: workOf(6, 1_000), settings: { ...AUTO, tools: big } });
    await chat.conversation.send("Read.");
    const kinds = chat.journal.entries.slice(-5).map(({ kind }) => kind);
    expect(kinds).toContain("compaction");
    expect(chat.journal.entries.at(-1)).toMatchObject({ role: "assistant", parts: [{ text: "Done." }] });
  });

  it("compacts by itself between two requests", async () => {
    const provider = new ScriptedProvider(
      unreported(calls(["read"])),
      unreported(calls(["read"])),
      unreported(calls(["read"])),
      says("## Goal\nRead it all."),
      says("Done."),
    );
    const chat = await chatOn(provider, { window: 20_000, settings: { ...AUTO, tools: big } });
    await chat.conversation.send("Read.");
    expect(chat.journal.entries.some(({ kind }) => kind === "compaction" || kind === "prune")).toBe(true);
    expect(chat.journal.entries.at(-1)).toMatchObject({ role: "assistant", parts: [{ text: "Done." }] });
  });
});

it("a model that refuses tools is asked without them, and the user is told once", async () => {
  const refusal = { reason: "noTools", retryable: false, message: "No tools here." } as const;
  const provider = new ScriptedProvider(
    [{ kind: "failed", failure: refusal }],
    says("Plain."),
    says("Again."),
  );
  const chat = await chatOn(provider, { settings: { tools: fakeTools({ name: "look" }) } });
  await chat.conversation.send("Hi.");
  await chat.conversation.send("Hi again.");
  expect(provider.requests.map(({ tools }) => tools?.length ?? 0)).toEqual([1, 0, 0]);
  const news = chat.events.filter(({ kind }) => kind === "told");
  expect(news).toEqual([{ kind: "told", news: { kind: "noTools", model: "m", problem: "No tools here." } }]);
});
