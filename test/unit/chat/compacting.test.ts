import { describe, expect, it } from "vitest";

import { askOnce } from "../../../src/chat/asking.ts";
import { compactWith } from "../../../src/chat/compacting.ts";
import type { ChatModel, ChatSettings } from "../../../src/chat/settings.ts";
import { SYSTEM_PROMPT } from "../../../src/chat/systemPrompt.ts";
import type { NewEntry } from "../../../src/engine/entries.ts";
import { BALANCED } from "../../../src/engine/policies.ts";
import type { Ask } from "../../../src/engine/summary/ask.ts";
import { project } from "../../../src/engine/transcript.ts";
import { fakeTools } from "../../support/chat/fakeTools.ts";
import { says, ScriptedProvider } from "../../support/chat/scriptedProvider.ts";
import { logOf, workOf } from "../../support/engine/build.ts";

const SUMMARY = "## Goal\nMake every step pass.";
const { signal } = new AbortController();

/** Work that `name` did. */
const workBy = (name: string): NewEntry[] =>
  workOf(12, 6_000).map((entry) =>
    entry.kind === "message" && entry.role === "assistant" ? { ...entry, model: name } : entry,
  );

async function compacted(more: Partial<ChatSettings>, instructions?: string) {
  const provider = new ScriptedProvider(says(SUMMARY));
  const model: ChatModel = { name: "m", provider };
  const settings: ChatSettings = {
    policy: BALANCED,
    limits: { window: 128_000, source: "test" },
    model,
    ...more,
  };
  const ask: Ask = async (prompt, options) => (await askOnce(model, prompt, { ...options, signal })).answer;
  const outcome = await compactWith(project(logOf(workBy("m"))), settings, {
    trigger: "user",
    ask,
    now: () => 0,
    onText: () => undefined,
    ...(instructions === undefined ? {} : { instructions }),
  });
  if (outcome.kind !== "compacted") throw new Error(outcome.kind);
  return { entry: outcome.entry, request: provider.requests[0]! };
}

describe("compacting", () => {
  it("Z2 headings of the workspace's own take the place of ours", async () => {
    const provider = new ScriptedProvider(says("## Findings\nStep 3 fails."));
    const model: ChatModel = { name: "other", provider };
    const ask: Ask = async (prompt, options) => (await askOnce(model, prompt, { ...options, signal })).answer;
    const text = "# Ours\n\n## Findings\nwhat was found,\nwith numbers\n\n## Open Questions\n";
    const outcome = await compactWith(
      project(logOf(workBy("m"))),
      { policy: BALANCED, limits: { window: 128_000, source: "test" }, model },
      {
        trigger: "user",
        ask,
        now: () => 0,
        onText: () => undefined,
        world: {
          readFile: (path) =>
            Promise.resolve(
              path === ".anchored-chat/template.md" ? { kind: "text", name: path, text } : { kind: "gone" },
            ),
        },
      },
    );
    expect(outcome).toMatchObject({ kind: "compacted", entry: { summary: "## Findings\nStep 3 fails." } });
    const asked = provider.requests[0]?.messages.at(-1)?.text;
    expect(asked).toContain("## Findings\n(what was found, with numbers)\n## Open Questions");
    expect(asked).not.toContain("## Active Task");
  });

  it("Z6 the model that has just answered is asked behind the conversation it knows", async () => {
    const { entry, request } = await compacted({});
    expect(entry.strategy).toBe("livePrefix");
    expect(request.system).toBe(SYSTEM_PROMPT);
  });

  it("Z6 another model is given text", async () => {
    const provider = new ScriptedProvider(says(SUMMARY));
    expect((await compacted({ summaryModel: { name: "s", provider } })).entry.strategy).toBe("transcript");
    expect((await compacted({ model: { name: "other", provider } })).entry.strategy).toBe("transcript");
  });

  it("Z7 instructions that begin with a focus name the topic; those of the settings stay instructions", async () => {
    const { entry } = await compacted(
      { compactionInstructions: "Keep paths." },
      "focus on step 3\nBe brief.",
    );
    expect(entry).toMatchObject({ focus: "step 3", instructions: "Keep paths.\n\nBe brief." });
  });

  it("Z6 tools are told as in the chat, but may not be called; a plain request has none", async () => {
    const tools = fakeTools({ name: "look" });
    const provider = new ScriptedProvider(says(SUMMARY), says(SUMMARY));
    const prompt = { system: "", messages: [] };
    const options = { maxOutput: 10, onText: () => undefined, signal };
    await askOnce({ name: "m", provider }, prompt, { ...options, tools, keepsPrefix: true });
    await askOnce({ name: "m", provider }, prompt, { ...options, tools });
    expect(provider.requests[0]).toMatchObject({ tools: tools.specs, toolChoice: "none" });
    expect(provider.requests[1]).not.toHaveProperty("tools");
  });
});
