import { defineConfig } from "vitest/config";

/** The UI tests: Playwright on the real workbench, one file after the other. Times are milliseconds. */
export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["test/ui/**/*.test.ts"],
    globalSetup: ["test/ui/fetch.ts"],
    passWithNoTests: false,
    fileParallelism: false,
    // A whole editor on a busy machine: a second try tells a slow moment from a defect.
    retry: 1,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
