import { afterAll, describe, expect, it } from "vitest";

import { openAiProvider } from "../../../../src/providers/openai/openAiProvider.ts";
import type { Provider } from "../../../../src/providers/provider.ts";
import { refusal } from "../../../support/providers/answers.ts";
import { asking, failureIn } from "../../../support/providers/asking.ts";
import { conformanceCases, type Subject } from "../../../support/providers/conformance.ts";
import {
  SCRIPTED_MODEL,
  type ScriptedAnswer,
  type ScriptedServer,
  startScriptedServer,
} from "../../../support/providers/scriptedServer.ts";
import type { WireFormat } from "../../../support/providers/wire/wireFormat.ts";
import { wireFormats } from "../../../support/providers/wire/wireFormats.ts";

const servers: ScriptedServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));

const answering = async (answer: ScriptedAnswer): Promise<Provider> => {
  const server = await startScriptedServer([answer]);
  servers.push(server);
  return openAiProvider({ baseUrl: server.baseUrl });
};

/** The beginning of an answer, and then nothing. */
async function* beginningOf({ body }: ScriptedAnswer): AsyncGenerator<string | Uint8Array> {
  let sent = 0;
  for await (const piece of body) if (sent++ < 4) yield piece;
}

const refusing = ({ refusals }: WireFormat): ScriptedAnswer => {
  const [{ status, body } = { status: 500, body: "" }] = refusals;
  return refusal(status, body);
};

const subjectOf = (format: WireFormat): Subject => ({
  model: SCRIPTED_MODEL,
  saying: (text) => answering(format.answer({ text })),
  endless: () =>
    answering({
      body: beginningOf(format.answer({ text: "and so on and so on and so on" })),
      ending: "hang",
    }),
  failing: () => answering(refusing(format)),
  tellsUsage: format.usage !== undefined,
  ...(format.thinks && {
    thinking: (reasoning: string, text: string) => answering(format.answer({ reasoning, text })),
  }),
  calling: (calls) => answering(format.answer({ calls })),
  breaking: (text) => answering(format.breaksAfter(text)),
});

describe.each(wireFormats)("the OpenAI-compatible provider, spoken to like $server", (format) => {
  it.each(conformanceCases)("$name", async ({ run }) => {
    await expect(run(subjectOf(format))).resolves.toBeUndefined();
  });

  it("reads exactly the usage that it tells", async () => {
    const last = (await asking(format.answer({ text: "Fine." }))).at(-1);
    expect(last).toEqual({ kind: "done", finish: "stop", usage: format.usage });
  });

  it("takes what breaks off for what it is", async () => {
    expect(failureIn(await asking(format.breaksAfter("Fine.")))).toMatchObject({ reason: format.breaksAs });
  });

  it.each(format.refusals)("takes $status for $reason", async ({ status, body, reason }) => {
    const failure = failureIn(await asking(refusal(status, body)));
    expect(failure).toMatchObject({ reason });
    expect(failure?.message).toMatch(/^\S.*\.$/s);
  });
});
