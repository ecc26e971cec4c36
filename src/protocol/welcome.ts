import * as z from "zod/mini";

/** What an empty conversation offers beyond what the rest of the view tells: the host looks for it while it is shown. */

/** One place that models were found at. */
const offeredPlace = z.object({
  /** For people: "Ollama · 127.0.0.1:11434", "VS Code". */
  title: z.string(),
  /** As the settings name it: a server's address, or `vscode:`. */
  baseUrl: z.string(),
  /** The first few; may be empty: it runs, and has no model yet. `window` in tokens, where it is known. */
  models: z.array(z.object({ id: z.string(), window: z.optional(z.number()) })),
  /** All that it has. */
  count: z.number(),
});
export type OfferedPlace = z.infer<typeof offeredPlace>;

export const welcome = z.object({
  /** On this machine and in VS Code, in the order they answered. Empty when a model is set: nobody is asked then. */
  places: z.array(offeredPlace),
  /** Some have not answered yet. */
  isLooking: z.boolean(),
  /** The walkthrough was neither opened nor put away. */
  offersTour: z.boolean(),
});
export type Welcome = z.infer<typeof welcome>;
