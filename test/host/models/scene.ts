import type { Scene } from "../scene.ts";

export default {
  extension: "development",
  folder: "open",
  companions: ["fakeModels"],
  settings: {
    "anchoredChat.baseUrl": "vscode:",
    "anchoredChat.model": "fake/large",
  },
} satisfies Scene;
