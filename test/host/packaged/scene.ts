import type { Scene } from "../scene.ts";

export default { extension: "packaged", folder: "open" } satisfies Scene;
