import { describe, expect, it } from "vitest";

import { sectionAgain } from "../../../src/chat/sectionAgain.ts";
import type { ChatSettings } from "../../../src/chat/settings.ts";
import { BALANCED } from "../../../src/engine/policies.ts";
import { project } from "../../../src/engine/transcript.ts";
import type { ProviderEvent } from "../../../src/providers/provider.ts";
import { fails, says, ScriptedProvider } from "../../support/chat/scriptedProvider.ts";
import { compacted, logOf, workOf } from "../../support/engine/build.ts";
import { KEYS } from "../../support/engine/fakeSecrets.ts";

const SECTION = { heading: "Blocked", body: "- step 3 fails", what: "what does not work" };

async function again(...scripts: readonly (readonly (ProviderEvent | "wait")[])[]) {
  const provider = new ScriptedProvider(...scripts);
  const transcript = project(await compacted(logOf(workOf(12, 2_000))));
  const settings: ChatSettings = {
    policy: BALANCED,
    limits: { window: 128_000, source: "test" },
    model: { name: "m", provider },
  };
  const cancelling = new AbortController();
  const asked = { ...SECTION, signal: cancelling.signal };
  return {
    provider,
    cancelling,
    written: sectionAgain(transcript, settings, asked),
    transcript,
    settings,
    asked,
  };
}

describe("a section written again", () => {
  it("is asked for alone, from the original messages and what it says now", async () => {
    const { provider, written } = await again(says("## Blocked\n- step 4 fails"));
    expect(await written).toEqual({ kind: "written", body: "- step 4 fails" });
    const text = provider.requests[0]?.messages.map((message) => message.text).join("\n") ?? "";
    expect(text).toContain("## Blocked\n- step 3 fails");
    expect(text).toContain("## Blocked\n(what does not work)");
    expect(text).not.toContain("## Active Task");
    expect(text).toContain("Question 0: why does step 0 fail?");
    expect(provider.requests).toHaveLength(1);
  });

  it("A4 holds no secret, whatever the model writes", async () => {
    const key = KEYS.find(({ kind }) => kind === "GitHub token")?.key ?? "";
    const { written } = await again(says(`## Blocked\n- key ${key}`));
    expect(await written).toEqual({ kind: "written", body: "- key [masked: GitHub token]" });
  });

  it("Z8 is asked for once more where the heading is missing", async () => {
    const { provider, written } = await again(says("step 4 fails"), says("## Blocked\nstep 4 fails"));
    expect(await written).toMatchObject({ kind: "written" });
    expect(provider.requests).toHaveLength(2);
  });

  it("tells why it failed, and that it was cancelled", async () => {
    const failed = await again(fails("The server is down."));
    expect(await failed.written).toMatchObject({ kind: "failed", message: "The server is down." });
    const { provider, cancelling, written } = await again(["wait", ...says("## Blocked\nx")]);
    await provider.waiting();
    cancelling.abort();
    expect(await written).toEqual({ kind: "cancelled" });
  });

  it("wants a model and something to summarize", async () => {
    const { transcript, settings, asked, written } = await again(says("## Blocked\nx"));
    await written;
    const { model: _, ...none } = settings;
    await expect(sectionAgain(transcript, none, asked)).rejects.toThrow("No model is chosen");
    expect(await sectionAgain(project([]), settings, asked)).toMatchObject({ kind: "failed" });
  });
});
