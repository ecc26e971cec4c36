import { beforeEach, describe, expect, it } from "vitest";

import { Welcome } from "../../../../src/host/welcome/welcome.ts";
import type { Welcome as Shown } from "../../../../src/protocol/view.ts";
import type { FoundServer } from "../../../../src/providers/discover.ts";
import type { ModelList } from "../../../../src/providers/models.ts";

const OLLAMA: FoundServer = {
  name: "Ollama",
  baseUrl: "http://127.0.0.1:11434/v1",
  models: [{ id: "small", window: 8192 }, { id: "unknown", window: 0 }, { id: "plain" }],
};

describe("welcome", () => {
  let shown: (Shown | undefined)[];
  let used: object[];
  let asked: AbortSignal[];
  let model: boolean;
  let isSettled: boolean;
  let vsCode: ModelList;
  let servers: readonly FoundServer[];
  /** Holds the servers back until it resolves. */
  let answered: Promise<void>;
  let welcome: Welcome;

  beforeEach(() => {
    [shown, used, asked, servers, vsCode] = [[], [], [], [OLLAMA], { models: [{ id: "vendor/a" }] }];
    [model, isSettled, answered] = [false, false, Promise.resolve()];
    welcome = new Welcome({
      presenter: { showWelcome: (offered) => shown.push(offered) },
      async *findServers(signal) {
        asked.push(signal);
        await answered;
        yield* servers;
      },
      vsCode: { baseUrl: "vscode:", label: "VS Code", list: async () => vsCode },
      hasModel: async () => model,
      use: async (choice) => void used.push(choice),
      tour: { isSettled: () => isSettled, settle: async () => void (isSettled = true) },
    });
  });

  it("shows at once that it looks, then what was found, this machine first", async () => {
    await welcome.show(true);
    expect(shown[0]).toEqual({ places: [], isLooking: true, offersTour: true });
    expect(shown.at(-1)).toMatchObject({
      isLooking: false,
      places: [
        {
          title: "Ollama · 127.0.0.1:11434",
          models: [{ id: "small", window: 8192 }, { id: "unknown" }, { id: "plain" }],
        },
        { title: "VS Code", baseUrl: "vscode:", models: [{ id: "vendor/a" }] },
      ],
    });
    expect(shown.at(-1)?.places[0]?.models[1]).not.toHaveProperty("window");
  });

  it("of many models the first are offered, and all are counted", async () => {
    servers = [{ ...OLLAMA, models: Array.from({ length: 30 }, (_, i) => ({ id: `m${i}` })) }];
    await welcome.show(true);
    const place = shown.at(-1)?.places[0];
    expect(place?.count).toBe(30);
    expect(place?.models.length).toBeLessThan(10);
  });

  it("a place without models is shown, unless it is VS Code", async () => {
    servers = [{ ...OLLAMA, models: [] }];
    vsCode = { failure: { reason: "network", retryable: false, message: "No." } };
    await welcome.show(true);
    expect(shown.at(-1)?.places).toMatchObject([{ models: [], count: 0 }]);
  });

  it("nobody is asked when a model is set", async () => {
    model = true;
    await welcome.show(true);
    expect(asked).toEqual([]);
    expect(shown).toEqual([{ places: [], isLooking: false, offersTour: true }]);
  });

  it("is given up when it is hidden: what comes later is not shown", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    answered = promise;
    const showing = welcome.show(true);
    await welcome.show(false);
    resolve();
    await showing;
    expect(asked.every(({ aborted }) => aborted)).toBe(true);
    expect(shown.at(-1)).toBeUndefined();
  });

  it("looks again at VS Code alone when that has other models", async () => {
    await welcome.show(true);
    vsCode = { models: [{ id: "vendor/b" }] };
    await welcome.lookAtVsCode();
    expect(asked.length).toBe(1);
    expect(shown.at(-1)?.places[1]?.models).toEqual([{ id: "vendor/b" }]);
    await welcome.show(false);
    const before = shown.length;
    await welcome.lookAtVsCode();
    expect(shown.length).toBe(before);
  });

  it("uses what is offered, and nothing else", async () => {
    await welcome.show(true);
    await welcome.use({ baseUrl: OLLAMA.baseUrl, model: "plain" });
    await welcome.use({ baseUrl: OLLAMA.baseUrl, model: "another" });
    await welcome.use({ baseUrl: "https://evil.test/v1", model: "plain" });
    expect(used).toEqual([{ baseUrl: OLLAMA.baseUrl, model: "plain" }]);
  });

  it("the walkthrough is not offered again once it was opened or put away", async () => {
    await welcome.show(true);
    await welcome.settleTour();
    expect(shown.at(-1)?.offersTour).toBe(false);
    await welcome.show(true);
    expect(shown.at(-1)?.offersTour).toBe(false);
  });
});
