import { afterAll, describe, expect, it } from "vitest";

import { openAiProvider } from "../../../../src/providers/openai/openAiProvider.ts";
import type { Provider } from "../../../../src/providers/provider.ts";
import { event, refusal, reply, textChunk } from "../../../support/providers/answers.ts";
import { conformanceCases, type Subject } from "../../../support/providers/conformance.ts";
import {
  SCRIPTED_MODEL,
  type ScriptedAnswer,
  type ScriptedServer,
  startScriptedServer,
} from "../../../support/providers/scriptedServer.ts";

describe("the OpenAI-compatible provider, against a scripted server", () => {
  const servers: ScriptedServer[] = [];
  afterAll(() => Promise.all(servers.map((server) => server.close())));

  const answering = async (answer: ScriptedAnswer): Promise<Provider> => {
    const server = await startScriptedServer([answer]);
    servers.push(server);
    return openAiProvider({ baseUrl: server.baseUrl });
  };

  const subject: Subject = {
    model: SCRIPTED_MODEL,
    saying: (text) => answering(reply(text, { usage: { prompt: 9, cached: 4, output: 5, reasoning: 0 } })),
    endless: () => answering({ body: [event(textChunk("and so on "))], ending: "hang" }),
    failing: () => answering(refusal(500, { error: { message: "boom" } })),
    tellsUsage: true,
  };

  it.each(conformanceCases)("$name", async ({ run }) => {
    await expect(run(subject)).resolves.toBeUndefined();
  });
});
