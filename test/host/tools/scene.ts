import type { Scene } from "../scene.ts";

export default { extension: "development", folder: "open", companions: ["offeredTools"] } satisfies Scene;
