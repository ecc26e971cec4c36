import type { Settings } from "../support/workbench/settings.ts";

/**
 * In what VS Code the host tests of one folder run. Each folder of test/host/
 * holds a `scene.ts` with one of these as its default export, and the tests
 * (`*.test.ts`, mocha) that run together in one extension host.
 */
export interface Scene {
  /** `packaged`: the `.vsix`, built and installed; `development`: this checkout. */
  readonly extension: "development" | "packaged";
  /** Whether a workspace folder is open. */
  readonly folder: "open" | "none";
  readonly settings?: Settings;
  /** More extensions, by their folders in test/host/companions/. */
  readonly companions?: readonly string[];
}
