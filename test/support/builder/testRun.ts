import type { Dice } from "./dice.ts";
import type { Failure } from "./idioms/idiom.ts";
import type { TestCase, TestFile } from "./world.ts";

const LINE = "⎯".repeat(24);
/** Files that pass are printed one by one only when there are not more than this. */
const FEW = 90;

/** What a test runner prints for these files. */
export function testRun(
  files: readonly TestFile[],
  dice: Dice,
): { readonly text: string; readonly failures: number } {
  const failing = files.flatMap((file) =>
    file.cases.filter((one) => one.failure).map((one) => ({ file, one })),
  );
  const shown = files.filter((file) => files.length <= FEW || file.cases.some((one) => one.failure));
  const blocks = [
    ` RUN  v3.2.4`,
    shown.map((file) => fileLines(file, dice)).join("\n"),
    ...(failing.length > 0 ? [`${LINE} Failed Tests ${failing.length} ${LINE}`] : []),
    ...failing.map(({ file, one }) => failureLines(file, one)),
    totals(files, failing.length, dice),
  ];
  return { text: blocks.filter((block) => block !== "").join("\n\n"), failures: failing.length };
}

function fileLines({ path, cases }: TestFile, dice: Dice): string {
  const failed = cases.filter((one) => one.failure);
  const many = `${cases.length} ${cases.length === 1 ? "test" : "tests"}`;
  if (failed.length === 0) return ` ✓ ${path} (${many}) ${dice.between(3, 28)}ms`;
  const head = ` ❯ ${path} (${many} | ${failed.length} failed) ${dice.between(9, 40)}ms`;
  return [
    head,
    ...cases.map((one) => `   ${one.failure ? "×" : "✓"} ${one.suite} > ${one.name} ${dice.between(1, 9)}ms`),
  ].join("\n");
}

function failureLines({ path }: TestFile, { suite, name, line, failure }: TestCase): string {
  return [
    ` FAIL  ${path} > ${suite} > ${name}`,
    failure ? told(failure) : "",
    "",
    ` ❯ ${path}:${line}:5`,
  ].join("\n");
}

function told(failure: Failure): string {
  if ("error" in failure) return failure.error;
  const { expected, received } = failure;
  return `AssertionError: expected ${received} to equal ${expected}\n\n- Expected\n+ Received\n\n- ${expected}\n+ ${received}`;
}

function totals(files: readonly TestFile[], failing: number, dice: Dice): string {
  const broken = files.filter((file) => file.cases.some((one) => one.failure)).length;
  const tests = files.reduce((sum, file) => sum + file.cases.length, 0);
  const count = (failed: number, all: number) =>
    `${failed > 0 ? `${failed} failed | ` : ""}${all - failed} passed (${all})`;
  return ` Test Files  ${count(broken, files.length)}
      Tests  ${count(failing, tests)}
   Duration  ${dice.between(412, 987)}ms`;
}
