import type { Scene } from "../scene.ts";

export default { extension: "development", folder: "none" } satisfies Scene;
