import type { Scene } from "../scene.ts";

export default {
  extension: "development",
  folder: "open",
  settings: {
    "anchoredChat.window": 8_192,
    "anchoredChat.compaction.hooks": { before: ["cat > before.json"], after: ["cat > after.json"] },
  },
} satisfies Scene;
