import { describe, expect, it } from "vitest";

import { fit, type Draft } from "../../../../src/engine/digest/fit.ts";
import { bindingOf } from "../../../../src/engine/reading/normative.ts";
import { spread } from "../../../../src/engine/reading/spread.ts";
import { assistant, call, tool, result, user } from "../../../support/engine/build.ts";
import { digestOf, does, headOf, section } from "./conversation.ts";

describe("rules are known", () => {
  it.each([
    ["English", "Never push to main.", "Please add a test."],
    ["German", "Ändere niemals die Schnittstelle.", "Bitte füge einen Test hinzu."],
    ["French", "Il faut garder les tests.", "Je voudrais un test."],
    ["Spanish", "No toques la configuración.", "Por favor, añade una prueba."],
    ["Chinese", "不要修改配置文件。", "请添加一个测试。"],
    ["Japanese", "設定は絶対に変更しないで。", "テストを追加してください。"],
    ["Korean", "설정 파일은 절대 바꾸면 안 됩니다.", "테스트를 추가해 주세요."],
    ["Russian", "Никогда не меняй настройки.", "Пожалуйста, добавь тест."],
  ])("in %s: what binds, and what is wished", (_, rule, wish) => {
    expect([bindingOf(rule), bindingOf(wish)]).toEqual([2, 1]);
  });

  it.each(["The tests pass.", "Should we never push?", "I don't know why.", "该测试通过。"])(
    "from what is none: %s",
    (text) => {
      expect(bindingOf(text)).toBe(0);
    },
  );
});

describe("Constraints & Preferences", () => {
  it("has the binding and the newer ones first when there is little room", () => {
    const head = headOf(
      user("Please use tabs."),
      user("Never touch the lock file."),
      user("Always run the linter before you commit."),
      assistant("ok"),
    );
    const rules = (budget: number) => section(digestOf(head, { budget }), "Constraints & Preferences");
    expect(rules(50)).toBe("- Always run the linter before you commit.");
    expect(rules(70)).toBe("- Never touch the lock file.\n- Always run the linter before you commit.");
    expect(rules(500)).toContain("Please use tabs.");
  });

  it("leaves out logs and code that were pasted", () => {
    const head = headOf(
      user("Look:\n12:30:01 ERROR must not be null\nif (x) must();\nNever mind the first one."),
    );
    expect(section(digestOf(head), "Constraints & Preferences")).toBe("- Never mind the first one.");
  });

  it("keeps a rule together with its list", () => {
    const head = headOf(user("Do not touch:\n- the tests\n- the docs"));
    expect(section(digestOf(head), "Constraints & Preferences")).toBe("- Do not touch: the tests");
  });

  it("hears what is said in refusing a call", () => {
    const refusal = "Rejected. To tell you how to proceed, the user said:\nnever force push";
    const head = headOf(user("Push it."), does("Push.", "bash", { command: "git push -f" }, refusal, true));
    expect(section(digestOf(head), "Constraints & Preferences")).toBe("- never force push");
  });
});

describe("Blocked", () => {
  const fail = (command: string, output: string) =>
    does("Try.", "run_command", { command }, `exit code 1\n${output}`);
  const pass = (command: string) => does("Try.", "run_command", { command }, "exit code 0");
  const blocked = (...steps: ReturnType<typeof does>[]) =>
    section(digestOf(headOf(user("Go."), ...steps)), "Blocked");

  it("has the command, how often it failed, and the lines that say why", () => {
    const output = "compiling\nsrc/a.ts(3,1): error TS2304: Cannot find name 'foo'.\n1 file\nbuild failed";
    expect(blocked(fail("npm run build", output), fail("npm run build", output))).toBe(
      "- `npm run build` (×2) → exit 1: src/a.ts(3,1): error TS2304: Cannot find name 'foo'. / build failed",
    );
  });

  it("names the failing tests", () => {
    expect(blocked(fail("go test ./...", "--- FAIL: TestParse (0.00s)\nFAIL\tapp/a\t0.1s"))).toContain(
      "failing: TestParse",
    );
  });

  it("forgets a command that passed since, even in other words", () => {
    expect(blocked(fail("npm test -- a.test.ts", "boom"), pass("npm test"))).toBe("");
    expect(blocked(pass("npm test"), fail("npm test", "boom"))).toContain("npm test");
  });

  it("is not made of calls that the user refused", () => {
    const refused = does(
      "Push.",
      "bash",
      { command: "git push -f" },
      "The user doesn't want to proceed.",
      true,
    );
    expect(blocked(refused)).toBe("");
  });

  it("is not made of failed looks and probes", () => {
    expect(
      blocked(fail("cd /a && for f in *.ts; do\n  git -C /b show $f | python3 -c 'print(1)'\ndone", "boom")),
    ).toBe("");
    expect(
      blocked(
        fail("grep foo src", ""),
        fail("cat none.txt", "No such file"),
        fail('python -c "import x"', "Error"),
      ),
    ).toBe("");
  });
});

describe("an agent that does everything through the shell", () => {
  const head = headOf(
    user("Fix the parser."),
    does(
      "Look at it.",
      "bash",
      { command: "cd /repo && sed -n '10,12p' src/parse.py" },
      "def parse_line(raw_text):\n    return raw_text",
    ),
    does(
      "Fix it.",
      "bash",
      {
        command:
          "cd /repo && cat > src/parse.py <<'EOF'\ndef parse_line(raw_text):\n    return strip_all(raw_text)\nEOF",
      },
      "",
    ),
  );
  const summary = digestOf(head);

  it("has its files told all the same", () => {
    expect(section(summary, "Relevant Files")).toBe(
      "- `src/parse.py`: edited, read lines 10–12; added `parse_line (raw_text strip_all)`",
    );
  });

  it("has its working folder told", () => {
    expect(section(summary, "Active State")).toContain("Working folder: /repo");
  });
});

describe("Completed Actions", () => {
  it("tells an unfinished turn step by step: what was announced, done, and what came of it", () => {
    const head = headOf(
      user("Add a cache."),
      does(
        "Now let me add the cache to the store.",
        "edit_file",
        { path: "src/store.ts", old: "a", new: "b" },
        "ok",
      ),
      does("", "run_command", { command: "npm test 2>&1" }, "exit code 0\nTests  3 passed (3)"),
      does("Let me read the docs.", "read_file", { path: "README.md" }, "x"),
    );
    expect(section(digestOf(head), "Completed Actions")).toBe(
      "1. Add the cache to the store — `src/store.ts`, `npm test` → exit 0, 3 passed [edit_file, run_command]",
    );
  });

  it("tells calls without words one by one", () => {
    const head = headOf(
      user("Go."),
      does("", "edit_file", { path: "a.ts", old: "a", new: "b" }, "ok"),
      does("", "edit_file", { path: "a.ts", old: "b", new: "c" }, "ok"),
      does("", "book_flight", { to: "Rome" }, "booked"),
    );
    expect(section(digestOf(head), "Completed Actions")).toBe(
      '1. `a.ts` ×2 [edit_file, book_flight]\n2. to "Rome" [edit_file, book_flight]',
    );
  });
});

describe("Pending User Asks", () => {
  it("has what was broken off by the next message", () => {
    const head = headOf(
      user("Rename the module."),
      assistant("I will.", call("a", "read_file", '{"path":"a.ts"}')),
      tool(result("a", "x")),
      user("Wait, first the docs."),
    );
    expect(section(digestOf(head), "Pending User Asks")).toBe(
      "- Broken off by the next message: “Rename the module.”",
    );
  });
});

describe("Remaining Work", () => {
  it("is what is open in the newest plan", () => {
    const create = (subject: string, id: number) =>
      does("", "TaskCreate", { subject }, `Task #${id} created successfully`);
    const head = headOf(
      user("Go."),
      create("Write the parser", 1),
      create("Write the printer", 2),
      create("Write the docs", 3),
      does("", "TaskUpdate", { taskId: "1", status: "completed" }, "Updated task #1 status"),
      does("", "TaskUpdate", { taskId: "2", status: "in_progress" }, "Updated task #2 status"),
    );
    expect(section(digestOf(head), "Remaining Work")).toBe(
      "- Write the printer (in progress)\n- Write the docs",
    );
  });
});

describe("fit", () => {
  const draft = (heading: Draft["heading"], share: number, pieces: number): Draft => ({
    heading,
    share,
    costs: Array.from({ length: pieces }, () => 10),
    print: (count) => "123456789\n".repeat(count),
  });
  const sizes = (text: string): number[] =>
    text
      .split(/## .+\n/)
      .slice(1)
      .map((body) => body.trim().length);

  it("gives everything where there is room", () => {
    expect(sizes(fit([draft("Goal", 1, 2), draft("Blocked", 1, 3)], 1_000, (text) => text.length))).toEqual([
      19, 29,
    ]);
  });

  it("shares what there is, and gives what a short section leaves to the others", () => {
    const [goal = 0, blocked = 0] = sizes(
      fit([draft("Goal", 1, 2), draft("Blocked", 3, 90)], 400, (text) => text.length),
    );
    expect(goal).toBe(19);
    expect(blocked).toBeGreaterThan(300);
  });

  it("prints sections in the template's order", () => {
    expect(fit([draft("Blocked", 1, 1), draft("Goal", 1, 1)], 100, (text) => text.length)).toMatch(
      /## Goal[^]*## Blocked/,
    );
  });
});

it("sentences are spread over many things instead of saying one thing often", () => {
  const worth = (name: string): number => ({ cache: 5, store: 4 })[name] ?? 0;
  const candidates = [
    { text: "cache", names: ["cache"], bonus: 0 },
    { text: "cache again", names: ["cache"], bonus: 0.1 },
    { text: "store", names: ["store"], bonus: 0 },
  ];
  expect(spread(candidates, 2, worth).map(({ text }) => text)).toEqual(["cache again", "store"]);
});

describe("what was read of a file", () => {
  const reads = (from: number, to: number) =>
    does("Reading.", "read_file", { path: "src/table.ts", from, to }, "export const rowCount = 1;");

  it("is told by the last three parts, the same part once", () => {
    const head = headOf(user("Go."), reads(1, 9), reads(20, 40), reads(50, 60), reads(50, 60), reads(70, 80));
    expect(section(digestOf(head), "Relevant Files")).toContain(
      "- `src/table.ts`: read lines 20–40, 50–60, 70–80",
    );
  });

  it("goes on being known as read in the next digest", () => {
    const anchor = digestOf(headOf(user("Go."), reads(1, 9), reads(20, 40)));
    const next = digestOf(headOf(user("Now edit."), assistant("Yes.")), { anchor });
    expect(section(next, "Relevant Files")).toContain("- `src/table.ts`: read; defines `rowCount`");
  });
});
