import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["test/unit/**/*.test.ts", "test/laws/**/*.test.ts"],
    passWithNoTests: false,
    testTimeout: 120_000,
  },
});
