import * as z from "zod";

/** What a suite of tests came to; `failures` are texts for a person. */
export const suiteResultSchema = z.object({
  passed: z.number(),
  failed: z.number(),
  skipped: z.number(),
  failures: z.array(z.string()),
});

export type SuiteResult = Readonly<z.infer<typeof suiteResultSchema>>;

/** A suite that could not run, or not to its end, has failed once. */
export const crashed = (why: string): SuiteResult => ({ passed: 0, failed: 1, skipped: 0, failures: [why] });

export const sum = (results: readonly SuiteResult[]): SuiteResult => ({
  passed: results.reduce((total, { passed }) => total + passed, 0),
  failed: results.reduce((total, { failed }) => total + failed, 0),
  skipped: results.reduce((total, { skipped }) => total + skipped, 0),
  failures: results.flatMap(({ failures }) => failures),
});

/** A run in which nothing was tried must not look like one in which everything went well. */
export function demandTests(name: string, result: SuiteResult): SuiteResult {
  if (result.passed + result.failed > 0) return result;
  return sum([result, crashed(`${name}: no test was started`)]);
}

/** `12 passed, 0 failed`, and how many were skipped if any were. */
export function closingLine({ passed, failed, skipped }: SuiteResult): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}
