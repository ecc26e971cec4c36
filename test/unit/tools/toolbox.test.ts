import { describe, expect, it } from "vitest";
import * as z from "zod";

import { defineTool } from "../../../src/tools/defineTool.ts";
import { ToolProblem } from "../../../src/tools/problem.ts";
import { answered } from "../../../src/tools/results.ts";
import type { Tool, ToolResult } from "../../../src/tools/tool.ts";
import { Toolbox } from "../../../src/tools/toolbox.ts";
import { Kept } from "../../support/tools/kept.ts";
import { World } from "../../support/tools/world.ts";

const ARGS = z.object({
  path: z.string().min(1),
  count: z.int().min(1).max(9).optional(),
  isAll: z.boolean().optional(),
  items: z.array(z.object({ status: z.enum(["on", "off"]) })).optional(),
});

const toolThat = (run: () => Promise<ToolResult>, name = "tool_a", effect: Tool["effect"] = "looks"): Tool =>
  defineTool({ name, description: "", effect, args: ARGS, prepare: async () => ({ run }) });

const echo = (name = "tool_a"): Tool =>
  defineTool({
    name,
    description: "Says what it got.",
    effect: "looks",
    args: ARGS,
    prepare: async (args) => answered(JSON.stringify(args)),
  });

const boxOf = (list: readonly Tool[], bugs: unknown[] = [], kept = new Kept()) =>
  new Toolbox({
    tools: () => list,
    workspace: { isTrusted: () => true },
    kept,
    onBug: (error) => bugs.push(error),
  });

async function answer(box: Toolbox, tool: string, args: string, signal = new AbortController().signal) {
  const prepared = await box.prepare({ tool, args }, new World().context(signal));
  return "run" in prepared ? prepared.run(signal) : prepared;
}

describe("specs", () => {
  it("the schema is plain, and the same array until something changes", () => {
    const list = [echo()];
    let current: readonly Tool[] = list;
    const box = new Toolbox({
      tools: () => current,
      workspace: { isTrusted: () => true },
      kept: new Kept(),
      onBug: () => {},
    });
    const { specs } = box;
    expect(specs).toEqual([
      {
        name: "tool_a",
        description: "Says what it got.",
        parameters: {
          type: "object",
          properties: {
            path: { type: "string", minLength: 1 },
            count: { type: "integer", minimum: 1, maximum: 9 },
            isAll: { type: "boolean" },
            items: {
              type: "array",
              items: {
                type: "object",
                properties: { status: { type: "string", enum: ["on", "off"] } },
                required: ["status"],
              },
            },
          },
          required: ["path"],
        },
      },
    ]);
    current = [echo()];
    expect(box.specs).toBe(specs);
    current = [echo(), echo("tool_b")];
    expect(box.specs).not.toBe(specs);
    expect(box.specs.map(({ name }) => name)).toEqual(["tool_a", "tool_b"]);
  });

  it("of two tools with one name the first counts", async () => {
    const box = boxOf([echo(), toolThat(async () => answered("second"))]);
    expect(box.specs.length).toBe(1);
    expect((await answer(box, "tool_a", '{"path":"a"}')).text).toBe('{"path":"a"}');
  });

  it("every schema of ours is told without noise, and every tool's effect is known", () => {
    const { tools } = new World();
    const written = JSON.stringify(tools.specs);
    expect(written).not.toMatch(/\$schema|9007199254740991/);
    expect(tools.specs.map(({ name }) => [name, tools.effectOf(name)])).toEqual([
      ["read_file", "looks"],
      ["list_folder", "looks"],
      ["find_files", "looks"],
      ["search_text", "looks"],
      ["get_diagnostics", "looks"],
      ["edit_file", "changes"],
      ["write_file", "changes"],
      ["run_command", "changes"],
      ["update_plan", "looks"],
      ["recall_history", "looks"],
    ]);
    expect(tools.effectOf("other")).toBeUndefined();
  });
});

describe("calls that cannot be read", () => {
  it.each([
    ["functions.tool_a", "Did you mean tool_a?"],
    ["ToolA", "Did you mean tool_a?"],
    ["tool_", "Did you mean tool_a or tool_b?"],
    ["browse_the_web", "The tools are: tool_a, tool_b."],
  ])("an unknown tool %s: names the nearest", async (name, words) => {
    const told = await answer(boxOf([echo(), echo("tool_b")]), name, "{}");
    expect(told.isError).toBe(true);
    expect(told.text).toContain(`There is no tool "${name}".`);
    expect(told.text).toContain(words);
  });

  it.each([
    ['{"path": "a', "break off before their end"],
    ['{"path": "a" "b"}', "Send one JSON object"],
    ["path=a", "no JSON"],
    ["[1]", 'one JSON object with "path", "count" (optional)'],
    ["null", "one JSON object"],
    ['{"path":"\\ud800', "break off"],
  ])("%s: says what is wrong", async (args, words) => {
    const told = await answer(boxOf([echo()]), "tool_a", args);
    expect(told).toMatchObject({ isError: true, text: expect.stringContaining(words) });
    expect(told.text.isWellFormed()).toBe(true);
  });

  it.each([
    ["", '"path" is missing: it must be a text.'],
    ['{"path":""}', '"path" must be a text that is not empty; it was "".'],
    ['{"path":["a"]}', '"path" must be a text; it was ["a"].'],
    ['{"path":"a","count":10}', '"count" must be at most 9; it was 10.'],
    ['{"path":"a","count":1.5}', '"count" must be a whole number; it was 1.5.'],
    ['{"path":"a","isAll":"perhaps"}', '"isAll" must be true or false; it was "perhaps".'],
    [
      '{"path":"a","items":[{"status":"on"},{"status":"up"}]}',
      '"items[1].status" must be one of "on", "off"; it was "up".',
    ],
    ['{"file_path":"a"}', 'Not known here: "file_path". It takes "path", "count" (optional)'],
  ])("%s: says where it does not fit", async (args, words) => {
    const told = await answer(boxOf([echo()]), "tool_a", args);
    expect(told).toMatchObject({ isError: true, text: expect.stringContaining(words) });
  });

  it.each([
    ['{"path":"a","count":"3","isAll":"true"}', '{"path":"a","count":3,"isAll":true}'],
    ['{"path":7,"count":null}', '{"path":"7"}'],
    ['{"path":"a","items":"[{\\"status\\":\\"on\\"}]"}', '{"path":"a","items":[{"status":"on"}]}'],
    ['"{\\"path\\":\\"a\\"}"', '{"path":"a"}'],
    ['{"path":"a","__proto__":{"count":"x"}}', '{"path":"a"}'],
  ])("%s: what is meant beyond doubt is put right", async (args, read) => {
    const told = await answer(boxOf([echo()]), "tool_a", args);
    expect(JSON.parse(told.text)).toEqual(JSON.parse(read));
  });
});

describe("what tools do wrong", () => {
  const fails = (error: Error) =>
    toolThat(async () => {
      throw error;
    });

  it("a problem is its sentence", async () => {
    const bugs: unknown[] = [];
    const told = await answer(
      boxOf([fails(new ToolProblem("The disk is full."))], bugs),
      "tool_a",
      '{"path":"a"}',
    );
    expect(told).toEqual({ text: "The disk is full.", isError: true });
    expect(bugs).toEqual([]);
  });

  it("a bug is one plain sentence, and reported", async () => {
    const bugs: unknown[] = [];
    const bug = new TypeError("x is undefined at /secret/path");
    const told = await answer(boxOf([fails(bug)], bugs), "tool_a", '{"path":"a"}');
    expect(told.isError).toBe(true);
    expect(told.text).not.toContain("secret");
    expect(bugs).toEqual([bug]);
  });

  it("a tool that never answers is left when the user stops, at once", async () => {
    const controller = new AbortController();
    const bugs: unknown[] = [];
    const box = boxOf([toolThat(() => new Promise(() => {}))], bugs);
    const running = answer(box, "tool_a", '{"path":"a"}', controller.signal);
    controller.abort();
    await expect(running).rejects.toThrow("aborted");
    expect(bugs).toEqual([]);
  });

  it("a tool that fails because it was stopped is stopped, not broken", async () => {
    const controller = new AbortController();
    const bugs: unknown[] = [];
    const tool = toolThat(async () => {
      controller.abort();
      throw new Error("terminated");
    });
    await expect(answer(boxOf([tool], bugs), "tool_a", '{"path":"a"}', controller.signal)).rejects.toThrow(
      "aborted",
    );
    expect(bugs).toEqual([]);
  });
});

describe("what tools return", () => {
  const says = (text: string, kept = new Kept()) =>
    answer(boxOf([toolThat(async () => answered(text))], [], kept), "tool_a", '{"path":"a"}');

  it("is cleaned of codes and mended", async () => {
    const told = await says("\u001b[31mred\u001b[0m \u001b]0;title\u0007done\ud800");
    expect(told.text).toBe("red done\ufffd");
  });

  it("binary is named, not shown", async () => {
    const told = await says("\u0000\u0001\u0002\ufffd".repeat(800_000));
    expect(told.text).toBe("[binary, 3.1 MB, not shown]");
  });

  it("100 MB are cut to both ends, and the whole is kept", async () => {
    const kept = new Kept();
    const line = `${"x".repeat(99)}\n`;
    const text = `first\n${line.repeat(1_000_000)}last\n`;
    const told = await says(text, kept);
    expect(told.text.length).toBeLessThan(31_000);
    expect(told.text).toMatch(/^first\nx/);
    expect(told.text).toMatch(/x\nlast\n$/);
    const [[path, whole] = ["", ""]] = kept.texts;
    expect(told.text).toContain(`the whole of it is in ${path}: read_file shows lines`);
    expect(whole === text).toBe(true);
  });

  it("a full disk costs only the rest", async () => {
    const told = await says("x".repeat(100_000), new Kept(new ToolProblem("full")));
    expect(told).toMatchObject({
      isError: false,
      text: expect.stringContaining("70,000 characters left out; ask for"),
    });
  });

  it("images beyond all measure are left out in words", async () => {
    const media = [
      { mediaType: "image/png", bytes: 100, data: "AA==" },
      { mediaType: "image/png", bytes: 50_000_000, data: "AA==" },
    ];
    const told = await answer(
      boxOf([toolThat(async () => ({ text: "two", isError: false, media }))]),
      "tool_a",
      '{"path":"a"}',
    );
    expect(told).toEqual({
      text: "two\n\n[image/png, 48 MB: too large to be shown]",
      isError: false,
      media: [media[0]],
    });
  });

  it("a window with little room has shorter results", async () => {
    const box = boxOf([toolThat(async () => answered("x".repeat(20_000)))]);
    const context = { ...new World().context(), mostCharacters: 2_000 };
    const prepared = await box.prepare({ tool: "tool_a", args: '{"path":"a"}' }, context);
    const told = "run" in prepared ? await prepared.run(context.signal) : prepared;
    expect(told.text.length).toBeLessThan(2_300);
  });
});
