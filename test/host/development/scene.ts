import type { Scene } from "../scene.ts";

export default { extension: "development", folder: "open" } satisfies Scene;
