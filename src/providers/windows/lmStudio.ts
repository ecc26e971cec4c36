import * as z from "zod";

import { ask, type Probe, tokens } from "./asking.ts";

/** `max_context_length` beside it is what the model could do, not how it was loaded. */
export const lmStudioModels = z.looseObject({
  data: z.array(
    z.looseObject({
      id: z.string(),
      /** `loaded` or `not-loaded`; no other server has it. */
      state: z.string(),
      type: z.string().optional().catch(undefined),
      loaded_context_length: tokens.optional().catch(undefined),
    }),
  ),
});

/** A model that is not loaded has no window yet: LM Studio loads it with what was set for it last. */
export const fromLmStudio: Probe = async (asking) => {
  const models = await ask(asking, { path: "api/v0/models" }, lmStudioModels);
  const window = models?.data.find(({ id }) => id === asking.model)?.loaded_context_length;
  return window === undefined ? undefined : { window, source: "LM Studio" };
};
