import { describe, expect, it } from "vitest";

import { sourcesOf } from "../../../../src/engine/audit/sources.ts";
import { project } from "../../../../src/engine/transcript.ts";
import { assistant, call, logOf, result, talkOf, tool, user } from "../../../support/engine/build.ts";

const MESSAGES = project(
  logOf([
    ...talkOf(5, 200),
    user("Please rename parseConfig to readConfig everywhere."),
    assistant("Renaming.", call("e", "edit_file", '{"path":"src/config/reader.ts"}')),
    tool(result("e", "2 replacements in src/config/reader.ts")),
    assistant("The timeout is now 45 seconds, because the server is slow in winter."),
    ...talkOf(5, 200),
  ]),
).messages.slice(0);

const sources = (line: string): number[] => sourcesOf(line, MESSAGES);

describe("the sources of a line", () => {
  it("are the messages that have its rare names, in order", () => {
    expect(sources("- `src/config/reader.ts`: edited")).toEqual([11, 12]);
    expect(sources("Renamed parseConfig to readConfig")).toContain(10);
  });

  it("are found by its words, in other forms of them, where it has no names", () => {
    expect(sources("Timeouts were raised since servers are slow in the winter")).toEqual([13]);
  });

  it("are none for a line that no message has anything of, or without words", () => {
    expect(sources("Zebras graze quietly")).toEqual([]);
    expect(sources("")).toEqual([]);
    expect(sources("- ---")).toEqual([]);
  });

  it("are at most three", () => {
    expect(sources("Question about part 3: is it fine?").length).toBeLessThanOrEqual(3);
  });
});
