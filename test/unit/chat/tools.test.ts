import { describe, expect, it } from "vitest";

import { type Chat, chatOn } from "../../support/chat/conversation.ts";
import { done, fakeTools, permissionFor } from "../../support/chat/fakeTools.ts";
import { calls, says, ScriptedProvider } from "../../support/chat/scriptedProvider.ts";

const resultsIn = ({ journal }: Chat): string[] =>
  journal.entries.flatMap((entry) =>
    entry.kind === "message"
      ? entry.parts.flatMap((part) => (part.kind === "result" ? [part.text] : []))
      : [],
  );

/** Resolves when a call of the chat waits for somebody's word. */
async function asking({ conversation }: Chat): Promise<string> {
  const asked = (): string | undefined =>
    [...conversation.pendingCalls.values()].find(({ permission }) => permission)?.id;
  for (;;) {
    const id = asked();
    if (id !== undefined) return id;
    const { promise, resolve } = Promise.withResolvers<void>();
    const end = conversation.onEvent(({ kind }) => kind === "callChanged" && resolve());
    await promise;
    end();
  }
}

describe("calls of an answer", () => {
  it("are made, and their results go back to the model until it calls no more", async () => {
    const provider = new ScriptedProvider(
      calls(["look", '{"at":1}']),
      calls(["look", '{"at":2}']),
      says("Done."),
    );
    const tools = fakeTools({ name: "look" });
    const chat = await chatOn(provider, { settings: { tools } });
    await chat.conversation.send("Look.");
    expect(resultsIn(chat)).toEqual(['look: {"at":1}', 'look: {"at":2}']);
    expect(provider.requests.map((request) => request.tools)).toEqual([
      tools.specs,
      tools.specs,
      tools.specs,
    ]);
    expect(provider.requests[2]?.messages.map(({ role }) => role)).toEqual([
      "user",
      "assistant",
      "tool",
      "assistant",
      "tool",
    ]);
    expect(chat.journal.synced).toBe(chat.journal.entries.length);
    expect(chat.conversation.pendingCalls.size).toBe(0);
  });

  it("W3 each request begins with the one before, tools included", async () => {
    const provider = new ScriptedProvider(calls(["look"], ["look"]), calls(["look"]), says("Done."));
    const chat = await chatOn(provider, { settings: { tools: fakeTools({ name: "look" }) } });
    await chat.conversation.send("Look.");
    const sent = provider.requests.map(({ messages }) => JSON.stringify(messages).slice(0, -1));
    expect(sent[1]?.startsWith(sent[0]!)).toBe(true);
    expect(sent[2]?.startsWith(sent[1]!)).toBe(true);
    expect(new Set(provider.requests.map((request) => JSON.stringify(request.tools))).size).toBe(1);
  });

  it("that only look go side by side; one that changes something goes alone, in its place", async () => {
    const log: string[] = [];
    const gate = Promise.withResolvers<void>();
    const traced = (name: string) => async (): Promise<ReturnType<typeof done>> => {
      log.push(`${name} begins`);
      if (name === "look") await gate.promise;
      log.push(`${name} ends`);
      return done(name);
    };
    const tools = fakeTools(
      { name: "look", run: traced("look") },
      { name: "see", run: async () => (gate.resolve(), traced("see")()) },
      { name: "change", effect: "changes", run: traced("change") },
    );
    const provider = new ScriptedProvider(calls(["look"], ["see"], ["change"], ["see"]), says("Done."));
    const chat = await chatOn(provider, { settings: { tools } });
    await chat.conversation.send("Go.");
    expect(log).toEqual([
      "look begins",
      "see begins",
      "see ends",
      "look ends",
      "change begins",
      "change ends",
      "see begins",
      "see ends",
    ]);
    expect(resultsIn(chat)).toEqual(["look", "see", "change", "see"]);
  });

  it("that cannot be made are answered with the reason, and the model goes on", async () => {
    const provider = new ScriptedProvider(calls(["guess"], ["look"]), says("Sorry."));
    const tools = fakeTools({ name: "look", refuses: "No such file." });
    const chat = await chatOn(provider, { settings: { tools } });
    await chat.conversation.send("Go.");
    expect(resultsIn(chat)).toEqual(['There is no tool "guess".', "No such file."]);
    expect(provider.requests).toHaveLength(2);
  });

  it("end after a hundred answers in a row, and the user is told", async () => {
    const provider = new ScriptedProvider(...Array.from({ length: 120 }, () => calls(["look"])));
    const chat = await chatOn(provider, {
      settings: { tools: fakeTools({ name: "look" }) },
      window: 128_000,
    });
    await chat.conversation.send("For ever.");
    expect(provider.requests).toHaveLength(100);
    expect(resultsIn(chat)).toHaveLength(100);
    expect(chat.events.at(-1)).toEqual({ kind: "told", news: { kind: "manyRounds", rounds: 100 } });
  });

  it("B3 the tools count in the gauge", async () => {
    const tools = fakeTools({ name: "look" });
    const without = await chatOn(new ScriptedProvider());
    const { conversation } = await chatOn(new ScriptedProvider(), { settings: { tools } });
    const reading = conversation.measure().use.reading.find(({ category }) => category === "tools");
    expect(reading?.tokens).toBeGreaterThan(10);
    expect(conversation.measure().use.tokens - without.conversation.measure().use.tokens).toBe(
      reading?.tokens,
    );
  });
});

describe("a call that needs somebody's word", () => {
  const tools = fakeTools({ name: "run", effect: "changes", permission: permissionFor("test") });
  const scripts = [calls(["run", "1"]), calls(["run", "2"]), says("Done.")];

  it("waits for it, and shows what it asks for", async () => {
    const chat = await chatOn(new ScriptedProvider(...scripts), { settings: { tools } });
    const sending = chat.conversation.send("Run.");
    const first = await asking(chat);
    expect(chat.conversation.pendingCalls.get(first)?.permission).toEqual(permissionFor("test"));
    expect(resultsIn(chat)).toEqual([]);
    await chat.conversation.decide(first, "once");
    const second = await asking(chat);
    expect(resultsIn(chat)).toEqual(["run: 1"]);
    await chat.conversation.decide(second, "no");
    await sending;
    expect(resultsIn(chat)[1]).toContain("does not allow");
    expect(chat.journal.entries.some(({ kind }) => kind === "approval")).toBe(false);
  });

  it.each([
    ["always", ["run: 1", "run: 2"]],
    ["never", [expect.stringContaining("does not allow"), expect.stringContaining("does not allow")]],
  ] as const)(
    "is not asked again after “%s”, also when the conversation is opened again",
    async (word, told) => {
      const provider = new ScriptedProvider(...scripts, calls(["run", "3"]), says("Done."));
      const chat = await chatOn(provider, { settings: { tools } });
      const sending = chat.conversation.send("Run.");
      await chat.conversation.decide(await asking(chat), word);
      await sending;
      expect(resultsIn(chat)).toEqual(told);
      const again = await chatOn(provider, { journal: chat.journal, settings: { tools } });
      await again.conversation.send("Once more.");
      expect(resultsIn(again)).toHaveLength(3);
    },
  );

  it("“always” answers those that wait for the same", async () => {
    const both = fakeTools({ name: "peek", permission: permissionFor("outside") });
    const provider = new ScriptedProvider(calls(["peek", "1"], ["peek", "2"]), says("Done."));
    const chat = await chatOn(provider, { settings: { tools: both } });
    const sending = chat.conversation.send("Peek.");
    await chat.conversation.decide(await asking(chat), "always");
    await sending;
    expect(resultsIn(chat)).toEqual(["peek: 1", "peek: 2"]);
  });

  it("can be stopped; the conversation goes on, and a late word does nothing", async () => {
    const provider = new ScriptedProvider(calls(["run", "1"], ["run", "2"]), says("Well."));
    const chat = await chatOn(provider, { settings: { tools } });
    const sending = chat.conversation.send("Run.");
    const id = await asking(chat);
    await chat.conversation.stop(chat.conversation.run!.id);
    await sending;
    expect(resultsIn(chat)).toEqual([
      "The user stopped this call before it was done.",
      "The user stopped this call before it was done.",
    ]);
    await chat.conversation.decide(id, "always");
    expect(chat.journal.entries.some(({ kind }) => kind === "approval")).toBe(false);
    await chat.conversation.send("And now?");
    expect(provider.requests).toHaveLength(2);
    expect(provider.requests[1]?.messages.at(-1)).toMatchObject({ role: "user", text: "And now?" });
  });
});

describe("a running call", () => {
  it("is stopped at once, even if it does not listen; what it says later is dropped", async () => {
    const begun = Promise.withResolvers<void>();
    const late = Promise.withResolvers<ReturnType<typeof done>>();
    const deaf = fakeTools({ name: "run", effect: "changes", run: () => (begun.resolve(), late.promise) });
    const chat = await chatOn(new ScriptedProvider(calls(["run"]), says("Well.")), {
      settings: { tools: deaf },
    });
    const sending = chat.conversation.send("Run.");
    await begun.promise;
    await chat.conversation.stop(chat.conversation.run!.id);
    await sending;
    late.resolve(done("too late"));
    await chat.conversation.send("Next.");
    expect(resultsIn(chat)).toEqual(["The user stopped this call before it was done."]);
  });

  it("shows what it puts out, a few times a second, the newest part of it", async () => {
    const end = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const tools = fakeTools({
      name: "run",
      effect: "changes",
      run: async (_args, { onOutput }) => {
        for (let i = 0; i < 1_000; i++) onOutput(`line ${i}\n`);
        begun.resolve();
        await end.promise;
        return done("all");
      },
    });
    const chat = await chatOn(new ScriptedProvider(calls(["run"]), says("Well.")), { settings: { tools } });
    const sending = chat.conversation.send("Run.");
    await begun.promise;
    const told = (): number => chat.events.filter(({ kind }) => kind === "callChanged").length;
    const before = told();
    chat.clock.move(1_000);
    expect(told()).toBe(before + 1);
    const [pending] = chat.conversation.pendingCalls.values();
    expect(pending?.output).toHaveLength(4_000);
    expect(pending?.output.endsWith("line 999\n")).toBe(true);
    end.resolve();
    await sending;
  });

  it("a message typed meanwhile waits, and is sent afterwards", async () => {
    const begun = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    const run = async (): Promise<ReturnType<typeof done>> => {
      begun.resolve();
      await end.promise;
      return done("ran");
    };
    const provider = new ScriptedProvider(calls(["run"]), says("Ran."), says("Yes."));
    const chat = await chatOn(provider, { settings: { tools: fakeTools({ name: "run", run }) } });
    const sending = chat.conversation.send("Run.");
    await begun.promise;
    const next = chat.conversation.send("And then?");
    expect(chat.conversation.queued).toBe("And then?");
    end.resolve();
    await sending;
    await next;
    expect(provider.requests.at(-1)?.messages.at(-1)).toMatchObject({ role: "user", text: "And then?" });
  });
});
