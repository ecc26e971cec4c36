import { availableParallelism } from "node:os";

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["test/unit/**/*.test.ts", "test/laws/**/*.test.ts"],
    passWithNoTests: false,
    // No module keeps state and no test replaces a module, so that all files can share one process a core.
    isolate: false,
    maxWorkers: availableParallelism(),
    testTimeout: 120_000,
  },
});
