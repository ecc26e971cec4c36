/** What a test run counted: tests, or packages and files where the runner tells only those. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
}

/** Runners print their totals last; Go prints a line for each package. */
const LAST_CHARACTERS = 4_000;
const LAST_FAILURES = 100_000;

/** Totals of one line: vitest, jest, pytest, cargo, mocha, node, unittest, surefire. The first that fits wins. */
const TOTALS: readonly { readonly passed?: RegExp; readonly failed?: RegExp; readonly all?: RegExp }[] = [
  { all: /Tests run: (\d+)/g, failed: /Tests run: \d+, Failures: (\d+)/g },
  { passed: /^# pass (\d+)/gm, failed: /^# fail (\d+)/gm },
  { passed: /\b(\d+) passing\b/g, failed: /\b(\d+) failing\b/g },
  {
    passed: /\b(?<!Test Files.*|Test Suites:.*)(\d+) passed\b/g,
    failed: /\b(?<!Test Files.*|Test Suites:.*)(\d+) failed\b/g,
  },
  { all: /^Ran (\d+) tests?\b/gm, failed: /^FAILED \((?:failures|errors)=(\d+)/gm },
  { passed: /^OK \((\d+) tests?/gm },
];

/** Counts in the output of a test run, or undefined where it shows none. */
export function testCounts(output: string): TestCounts | undefined {
  const end = output.slice(-LAST_CHARACTERS);
  for (const { passed, failed, all } of TOTALS) {
    const [ok, bad, sum] = [lastNumber(passed, end), lastNumber(failed, end), lastNumber(all, end)];
    if (ok === undefined && bad === undefined && sum === undefined) continue;
    const failures = bad ?? 0;
    return { passed: ok ?? Math.max(0, (sum ?? 0) - failures), failed: failures };
  }
  return goPackages(output);
}

function lastNumber(pattern: RegExp | undefined, text: string): number | undefined {
  const found = pattern && [...text.matchAll(pattern)].at(-1);
  return found ? Number(found[1]) : undefined;
}

function goPackages(output: string): TestCounts | undefined {
  const passed = output.match(/^ok {1,2}\t?[^\S\n]*\S+\t/gm)?.length ?? 0;
  const failed = output.match(/^FAIL\t\S+/gm)?.length ?? 0;
  return passed + failed > 0 ? { passed, failed } : undefined;
}

const FAILING: readonly RegExp[] = [
  /^[^\S\n]*--- FAIL: (\S+)/gm,
  /^FAILED (\S+::\S+)/gm,
  /^[^\S\n]*(?:✗|✕|×|not ok \d+ -)[^\S\n]+(.{3,100}?)(?:[^\S\n]+\(?[\d.]+ ?ms\)?)?$/gm,
  /^[^\S\n]*FAIL[^\S\n]{1,2}(\S+ > .{3,100})$/gm,
  /^test (\S+) \.\.\. FAILED$/gm,
];

/** Names of the tests that failed, as the runner prints them, in order, at most `limit`. */
export function failingTests(output: string, limit = 8): string[] {
  const names = new Set<string>();
  for (const pattern of FAILING) {
    for (const found of output.slice(-LAST_FAILURES).matchAll(pattern)) {
      if (names.size === limit) return [...names];
      if (found[1]) names.add(found[1].trim());
    }
  }
  return [...names];
}
