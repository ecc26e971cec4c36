import type { Scene } from "../scene.ts";

/** A folder that nobody has trusted, and is not asked about. */
export default {
  extension: "development",
  folder: "open",
  settings: {
    "security.workspace.trust.enabled": true,
    "security.workspace.trust.startupPrompt": "never",
    "security.workspace.trust.banner": "never",
  },
} satisfies Scene;
