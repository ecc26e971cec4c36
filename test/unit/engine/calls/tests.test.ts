import { expect, it } from "vitest";

import { failingTests, testCounts } from "../../../../src/engine/calls/tests.ts";

it.each([
  ["vitest", " Test Files  1 failed | 3 passed (4)\n      Tests  2 failed | 41 passed (43)", 41, 2],
  ["jest", "Test Suites: 1 failed, 3 passed, 4 total\nTests:       2 failed, 41 passed, 43 total", 41, 2],
  ["pytest", "====== 2 failed, 41 passed, 1 skipped in 1.20s ======", 41, 2],
  ["cargo", "test result: FAILED. 41 passed; 2 failed; 0 ignored; 0 measured", 41, 2],
  ["mocha", "  41 passing (2s)\n  2 failing", 41, 2],
  ["node", "# tests 43\n# pass 41\n# fail 2", 41, 2],
  ["unittest", "Ran 43 tests in 0.1s\n\nFAILED (failures=2)", 41, 2],
  ["surefire", "Tests run: 43, Failures: 2, Errors: 0, Skipped: 0", 41, 2],
  ["phpunit", "OK (41 tests, 90 assertions)", 41, 0],
  ["go, by package", "ok  \tapp/a\t0.5s\nok  \tapp/b\t(cached)\nFAIL\tapp/c\t1.2s", 2, 1],
])("the counts of %s are read", (_, output, passed, failed) => {
  expect(testCounts(output)).toEqual({ passed, failed });
});

it("other output has no counts", () => {
  expect(testCounts("compiled 43 files")).toBeUndefined();
});

it.each([
  [
    "go",
    "--- FAIL: TestParse (0.00s)\n    --- FAIL: TestParse/empty (0.00s)",
    ["TestParse", "TestParse/empty"],
  ],
  ["pytest", "FAILED tests/test_a.py::test_one - assert 1 == 2", ["tests/test_a.py::test_one"]],
  ["vitest", " FAIL  test/a.test.ts > adds > two numbers", ["test/a.test.ts > adds > two numbers"]],
  ["jest", "  ✕ adds two numbers (3 ms)", ["adds two numbers"]],
  ["node", "not ok 3 - adds two numbers", ["adds two numbers"]],
  ["cargo", "test parse::empty ... FAILED", ["parse::empty"]],
])("the names of failing tests are read as %s prints them", (_, output, names) => {
  expect(failingTests(output)).toEqual(names);
});
