import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";
import * as z from "zod";

import { transcripts, TRANSCRIPTS_ABSENT } from "../../../support/transcripts.ts";
import { type Count, countOf, importFile, misplaced, none } from "./counting.ts";

/** As much of a message as is counted. */
const message = z.looseObject({
  /** Some files have rows of other kinds in between, without one. */
  role: z.string().optional(),
  content: z.string().nullish(),
  reasoning_content: z.string().nullish(),
  requestor: z.string().nullish(),
  tool_calls: z.array(z.looseObject({ requestor: z.string().nullish() })).nullish(),
});
const messages = z.array(message);
const list = z.union([messages, z.looseObject({ messages }).transform((file) => file.messages)]);
const results = z.looseObject({ simulations: z.array(z.looseObject({ messages })) });

type Message = z.infer<typeof message>;

describe("lists of messages in OpenAI's style import whole", () => {
  const mini = transcripts("mini-swe-agent", ".json");
  const hermes = transcripts("fixtures/Resources/Fixtures/stage0/agents/hermes", ".json");
  const rowFiles = transcripts("fixtures/Resources/Fixtures", ".jsonl").filter(({ name }) =>
    /^session_(simple|branch|toolcall)/.test(name),
  );
  const tau = transcripts("openai-messages", ".json");

  test("all 11 are here", (context) => {
    context.skip(mini.length === 0, TRANSCRIPTS_ABSENT);
    expect([...mini, ...hermes, ...rowFiles, ...tau]).toHaveLength(11);
  });

  test.for([...mini, ...hermes])("$name", async (file) => {
    const { items } = await importFile(file);
    expect(countOf(items)).toEqual(countOfMessages(list.parse(JSON.parse(readFileSync(file.path, "utf8")))));
    expect(misplaced(items)).toEqual([]);
  });

  test.for(rowFiles)("$name", async (file) => {
    const { items } = await importFile(file);
    const rows = readFileSync(file.path, "utf8").split("\n").filter(Boolean);
    expect(countOf(items)).toEqual(countOfMessages(rows.map((line) => message.parse(JSON.parse(line)))));
  });

  test.for(tau)("$name: every fifth conversation", async (file) => {
    // Masking left `\user…` behind, which is no JSON.
    const text = readFileSync(file.path, "utf8").replace(/\\u(?![\da-f]{4})/gi, String.raw`\\u`);
    const { simulations } = results.parse(JSON.parse(text));
    for (let pick = 0; pick < simulations.length; pick += 5) {
      const { items, conversations } = await importFile(file, { pick });
      expect(conversations).toHaveLength(simulations.length);
      expect(countOf(items)).toEqual(countOfMessages(agentsOf(simulations[pick]?.messages ?? [])));
      expect(misplaced(items)).toEqual([]);
    }
  });
});

/** Without what the simulated user called. */
function agentsOf(all: readonly Message[]): Message[] {
  const isAgents = ({ requestor }: Pick<Message, "requestor">): boolean => requestor !== "user";
  return all.filter(isAgents).map((one) => ({ ...one, tool_calls: (one.tool_calls ?? []).filter(isAgents) }));
}

function countOfMessages(all: readonly Message[]): Count {
  const count = none();
  for (const { role, content, tool_calls: calls, reasoning_content: reasoning } of all) {
    const isSaid = Boolean(content) || (calls?.length ?? 0) > 0;
    if (role === "tool") count.results++;
    else if (role !== "system" && role !== "user" && role !== "assistant") continue;
    else if (isSaid) count[role]++;
    count.calls += calls?.length ?? 0;
    count.characters += (content ?? "").length + (reasoning ?? "").length;
  }
  return count;
}
