import type { Bug, Failure } from "./idioms/idiom.ts";
import type { Unit } from "./units.ts";

/** One test of a test file, and how it ends with the code as it is now. */
export interface TestCase {
  readonly suite: string;
  readonly name: string;
  /** In the test file, from 1. */
  readonly line: number;
  readonly failure?: Failure;
}

export interface TestFile {
  readonly path: string;
  readonly cases: readonly TestCase[];
}

/**
 * The files of the sample's code base. Whatever a tool shows is computed from
 * them: a test passes when the code that it tests is right, and only then.
 */
export class World {
  readonly #files = new Map<string, string>();
  readonly #units = new Map<string, Unit>();
  readonly #tests = new Map<string, TestFile>();
  /** Names in the code → the files that held them at some time. */
  readonly #mentions = new Map<string, Set<string>>();
  readonly #changed = new Set<string>();

  /** Paths of the files in a folder and below, in order. */
  list(folder: string): readonly string[] {
    return [...this.#files.keys()].filter((path) => path.startsWith(`${folder}/`)).sort();
  }

  /** Paths written since the last commit. */
  get changed(): readonly string[] {
    return [...this.#changed];
  }

  get testFiles(): Iterable<TestFile> {
    return this.#tests.values();
  }

  add(unit: Unit): void {
    this.#units.set(unit.source, unit).set(unit.test, unit);
  }

  read(path: string): string | undefined {
    return this.#files.get(path);
  }

  write(path: string, text: string): void {
    this.#files.set(path, text);
    this.#changed.add(path);
    if (!path.endsWith(".ts")) return;
    for (const name of new Set(text.match(/[A-Za-z_]\w{4,}/g)))
      this.#mentions.set(name, (this.#mentions.get(name) ?? new Set()).add(path));
    const unit = this.#units.get(path);
    if (unit) this.#runTests(unit);
  }

  commit(): void {
    this.#changed.clear();
  }

  /** Lines that hold `name`, a whole identifier, in order of their files. */
  search(name: string): readonly { readonly path: string; readonly line: number; readonly text: string }[] {
    const whole = new RegExp(`\\b${name}\\b`);
    return [...(this.#mentions.get(name) ?? [])].sort().flatMap((path) =>
      (this.#files.get(path) ?? "")
        .split("\n")
        .map((text, i) => ({ path, line: i + 1, text }))
        .filter(({ text }) => whole.test(text)),
    );
  }

  #runTests({ source, test, bugs }: Unit): void {
    const code = this.#files.get(source) ?? "";
    const lines = this.#files.get(test)?.split("\n") ?? [];
    const cases = bugs.flatMap((bug): TestCase[] => {
      const suite = lines.findIndex((line) => line.includes(`describe("${bug.name}"`));
      if (suite < 0) return [];
      const failure = failureOf(bug, code);
      return [{ suite: bug.name, name: bug.testName, line: suite + 3, ...(failure ? { failure } : {}) }];
    });
    if (cases.length > 0) this.#tests.set(test, { path: test, cases });
  }
}

function failureOf(bug: Bug, code: string): Failure | undefined {
  if (code.includes(bug.fixed)) return undefined;
  if (bug.halfway && code.includes(bug.halfway.text)) return bug.halfway.failure;
  return bug.failure;
}
