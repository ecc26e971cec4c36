import { defineConfig } from "vitest/config";

/** The UI tests: Playwright on the real workbench, one file after the other. Times are milliseconds. */
export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["test/ui/**/*.test.ts"],
    globalSetup: ["test/ui/fetch.ts"],
    passWithNoTests: false,
    fileParallelism: false,
    // Milliseconds; VS Code may take a moment on a busy machine.
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
