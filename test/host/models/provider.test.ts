import assert from "node:assert/strict";

import { describe, test } from "mocha";
import * as vscode from "vscode";

import type { Media } from "../../../src/engine/entries.ts";
import { LanguageModels } from "../../../src/host/languageModels/models.ts";
import { languageModelProvider } from "../../../src/host/languageModels/provider.ts";
import type { ProviderEvent, ProviderRequest } from "../../../src/providers/provider.ts";
import { gate } from "../../support/providers/answers.ts";
import { manualTimer } from "../../support/providers/manualTimer.ts";
import { aRequest, collect, unaborted } from "../../support/providers/requests.ts";
import type { FakeRequest, Script } from "../companions/fakeModels/extension.ts";
import { FAKE_MODELS } from "../companions/fakeModels/extension.ts";
import { fakeModels } from "../fakeModels.ts";
import { until } from "../until.ts";
import { allowed } from "./allowed.ts";

const provider = languageModelProvider(new LanguageModels(allowed));
const TOOL = { name: "read_file", description: "Reads.", parameters: { type: "object", properties: {} } };

/** What comes of one request, and what the extension got of it. */
async function ask(
  script: Script,
  request: Partial<ProviderRequest> = {},
): Promise<{ readonly events: readonly ProviderEvent[]; readonly got: FakeRequest }> {
  const fake = await fakeModels();
  fake.play(script);
  const before = fake.requests.length;
  const events = await collect(provider.stream(aRequest({ model: "fake/large", ...request }), unaborted()));
  const got = fake.requests[before];
  assert(got, JSON.stringify(events));
  return { events, got };
}

const saying =
  (...parts: readonly vscode.LanguageModelResponsePart[]): Script =>
  async (_request, report) =>
    parts.forEach(report);

const failing =
  (thrown: Error): Script =>
  async () => {
    throw thrown;
  };

const nothing = saying();
const failureOf = async (script: Script): Promise<unknown> => {
  const last = (await ask(script)).events.at(-1);
  return last?.kind === "failed" ? last.failure.reason : last?.kind;
};

/** One point: VS Code opens pictures, and fails on what is none. */
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const bytes = Buffer.from(PNG, "base64");
const picture: Media = { mediaType: "image/png", name: "a.png", bytes: bytes.length, data: PNG };
const values = (parts: readonly unknown[]): readonly unknown[] =>
  parts.map((part) =>
    part instanceof vscode.LanguageModelTextPart
      ? part.value
      : part instanceof vscode.LanguageModelDataPart
        ? [part.mimeType, [...part.data]]
        : part,
  );

describe("a request to a model of VS Code", () => {
  test("W1 instructions are the first message of the user; results follow their calls in one message", async () => {
    const { got } = await ask(nothing, {
      messages: [
        { role: "user", text: "Read both." },
        {
          role: "assistant",
          text: "Reading.",
          calls: [
            { callId: "1", tool: "read_file", args: '{"path":"a"}' },
            { callId: "2", tool: "read_file", args: '{"path":"b"}' },
          ],
        },
        { role: "tool", callId: "1", tool: "read_file", text: "A", isError: false },
        { role: "tool", callId: "2", tool: "read_file", text: "B", isError: true, media: [picture] },
        { role: "assistant", text: "Done." },
      ],
      tools: [TOOL],
    });
    const { User, Assistant } = vscode.LanguageModelChatMessageRole;
    assert.deepEqual(
      got.messages.map(({ role }) => role),
      [User, User, Assistant, User, Assistant],
    );
    assert.deepEqual(values(got.messages[0]!.content), ["Be brief."]);
    const [said, ...calls] = got.messages[2]!.content;
    assert.deepEqual(values([said]), ["Reading."]);
    assert.deepEqual(
      calls.map(
        (part) => part instanceof vscode.LanguageModelToolCallPart && [part.callId, part.name, part.input],
      ),
      [
        ["1", "read_file", { path: "a" }],
        ["2", "read_file", { path: "b" }],
      ],
    );
    const results = got.messages[3]!.content.filter(
      (part) => part instanceof vscode.LanguageModelToolResultPart,
    );
    assert.deepEqual(
      results.map(({ callId, content }) => [callId, values(content)]),
      [
        ["1", ["A"]],
        ["2", ["B", ["image/png", [...bytes]]]],
      ],
    );
    assert.deepEqual(
      got.options.tools?.map(({ name, inputSchema }) => [name, inputSchema]),
      [[TOOL.name, TOOL.parameters]],
    );
  });

  test("pictures go to models that see, others get a word of them", async () => {
    const messages = [{ role: "user", text: "Look.", media: [picture] }] as const;
    const seen = await ask(nothing, { messages });
    assert.deepEqual(values(seen.got.messages[1]!.content), [["image/png", [...bytes]], "Look."]);
    const blind = await ask(nothing, { messages, model: "fake/small" });
    assert.deepEqual(values(blind.got.messages[1]!.content), [
      "[a.png (image/png) is not shown to this model.]",
      "Look.",
    ]);
  });

  test("an id may have slashes", async () => {
    assert.equal((await ask(nothing, { model: "fake/house/brand" })).got.model, "house/brand");
  });

  test("calls and exact usage are told; what nobody knows is passed over", async () => {
    const usage = { prompt_tokens: 50, completion_tokens: 6, prompt_tokens_details: { cached_tokens: 40 } };
    const { events } = await ask(
      saying(
        new vscode.LanguageModelTextPart("Reading."),
        new vscode.LanguageModelDataPart(new Uint8Array([1]), "stateful_marker"),
        new vscode.LanguageModelToolCallPart("7", "read_file", { path: "a" }),
        vscode.LanguageModelDataPart.json({ prompt_tokens: 0 }, "usage"),
        vscode.LanguageModelDataPart.json(usage, "usage"),
      ),
      { tools: [TOOL] },
    );
    assert.deepEqual(events, [
      { kind: "text", text: "Reading." },
      { kind: "call", call: { callId: "7", tool: "read_file", args: '{"path":"a"}' } },
      { kind: "done", finish: "calls", usage: { prompt: 50, cached: 40, output: 6, reasoning: 0 } },
    ]);
  });

  test("where no tool may be called, the tools are told all the same and calls are dropped", async () => {
    const call = new vscode.LanguageModelToolCallPart("7", "read_file", {});
    const { events, got } = await ask(saying(call, new vscode.LanguageModelTextPart("Summary.")), {
      tools: [TOOL],
      toolChoice: "none",
    });
    assert.equal(got.options.tools?.length, 1);
    assert.deepEqual(events, [
      { kind: "text", text: "Summary." },
      { kind: "done", finish: "stop" },
    ]);
  });

  test("G1 errors keep their meaning on the way through VS Code", async () => {
    const errors = vscode.LanguageModelError;
    assert.equal(await failureOf(failing(errors.NoPermissions("no"))), "auth");
    assert.equal(await failureOf(failing(errors.Blocked("no"))), "quota");
    assert.equal(await failureOf(failing(errors.NotFound("no"))), "modelMissing");
    assert.equal(await failureOf(failing(new Error("off_topic"))), "badResponse");
    assert.equal(await failureOf(failing(new Error("Rate limit exceeded"))), "rateLimit");
    const { events } = await ask(failing(new Error("prompt token count of 9 exceeds the limit of 8")));
    const last = events.at(-1);
    assert(last?.kind === "failed" && last.failure.reason === "overflow");
    assert.deepEqual([last.failure.limit, last.failure.asked], [8, 9]);
  });

  test("what came before an error stays", async () => {
    const heard = gate();
    const fake = await fakeModels();
    fake.play(async (_request, report) => {
      report(new vscode.LanguageModelTextPart("Half"));
      await heard.opened;
      throw new Error("fetch failed");
    });
    const kinds: string[] = [];
    for await (const { kind } of provider.stream(aRequest({ model: "fake/large" }), unaborted())) {
      kinds.push(kind);
      heard.open();
    }
    assert.deepEqual(kinds, ["text", "failed"]);
  });

  test("a model that is not there is told by its name", async () => {
    for (const model of ["fake/gone", "nobody/model", "nonsense"]) {
      const [only, ...more] = await collect(provider.stream(aRequest({ model }), unaborted()));
      assert(only?.kind === "failed" && more.length === 0);
      assert.equal(only.failure.reason, "modelMissing");
      assert.match(only.failure.message, new RegExp(model));
    }
  });

  test("an abort reaches the extension, at once", async () => {
    const fake = await fakeModels();
    fake.play(() => new Promise(() => undefined));
    const before = fake.requests.length;
    const abort = new AbortController();
    const events = collect(provider.stream(aRequest({ model: "fake/large" }), abort.signal));
    const { token } = await until(() => Promise.resolve(fake.requests[before]));
    const cancelled = new Promise((resolve) => token.onCancellationRequested(resolve));
    abort.abort();
    const [only] = await events;
    assert(only?.kind === "failed" && only.failure.reason === "aborted");
    await cancelled;
  });

  test("aborted while the model is looked for, nothing is sent", async () => {
    const fake = await fakeModels();
    const before = fake.requests.length;
    const abort = new AbortController();
    const events = collect(provider.stream(aRequest({ model: "fake/large" }), abort.signal));
    abort.abort();
    const [only] = await events;
    assert(only?.kind === "failed" && only.failure.reason === "aborted");
    // What was started before this one has come by now.
    await ask(nothing);
    assert.equal(fake.requests.length, before + 1);
  });

  test("a model that falls silent is given up, and the extension is told", async () => {
    const clock = manualTimer();
    const fake = await fakeModels();
    fake.play(() => new Promise(() => undefined));
    const patient = languageModelProvider(new LanguageModels(allowed), {
      idleTimeout: 60_000,
      timer: clock.timer,
    });
    const waiting = clock.nextWait();
    const before = fake.requests.length;
    const events = collect(patient.stream(aRequest({ model: "fake/large" }), unaborted()));
    await waiting;
    const { token } = await until(() => Promise.resolve(fake.requests[before]));
    const cancelled = new Promise((resolve) => token.onCancellationRequested(resolve));
    clock.elapse();
    const [only] = await events;
    assert(only?.kind === "failed" && only.failure.reason === "network" && only.failure.retryable);
    await cancelled;
  });

  test("leave to ask unbidden is known of models that are there, and was given", async () => {
    const models = new LanguageModels(allowed);
    assert.equal(models.canAskUnbidden("fake/large"), false, "nobody has looked for it yet");
    await models.find({ vendor: "fake", id: "large" });
    assert.equal(models.canAskUnbidden("fake/large"), true);
    const { onDidChange } = allowed.languageModelAccessInformation;
    const refused = new LanguageModels({
      languageModelAccessInformation: { onDidChange, canSendRequest: () => undefined },
    });
    await refused.find({ vendor: "fake", id: "large" });
    assert.equal(refused.canAskUnbidden("fake/large"), false);
  });

  test("the models are listed by the names that the settings have", async () => {
    const ids = (await new LanguageModels(allowed).list())
      .filter(({ vendor }) => vendor === "fake")
      .map(({ id }) => id);
    assert.deepEqual(ids.toSorted(), FAKE_MODELS.map(({ id }) => id).toSorted());
  });
});
