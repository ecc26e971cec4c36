import * as z from "zod/mini";

/** What a message is made of, as the panel shows it. */

const count = z.number();

/** Long text is cut for the panel; `cut` counts the characters left out. `expand` asks for all of it. */
const cutText = { text: z.string(), cut: z.optional(count) };

/** What a person is asked before a call runs; see `Permission` of tools/tool.ts. */
export const asks = z.object({
  action: z.enum(["read", "write", "run", "foreign"]),
  /** The exact path or command, whole. */
  target: z.string(),
  /** Why it is asked for, where `action` does not tell. */
  because: z.optional(z.string()),
  /** What *always* would allow, to follow "Always allow". */
  always: z.string(),
  /** A unified diff of what would be written. */
  diff: z.optional(z.string()),
});
export type Asks = z.infer<typeof asks>;

/** The user pinned this part by itself. */
const pinnable = { pinned: z.optional(z.boolean()) };

export const toolPart = z.object({
  kind: z.literal("tool"),
  ...pinnable,
  callId: z.string(),
  tool: z.string(),
  /** What it was done to: a path, a command, a search term. */
  target: z.string(),
  /** `asking`: it runs when someone says yes, see `asks`. */
  state: z.enum(["asking", "running", "ok", "error", "missing"]),
  asks: z.optional(asks),
  /** When it began to run, milliseconds since 1970; while `running`. */
  started: z.optional(count),
  /** The newest output of a running command, at most 4,000 characters; replaced as it grows. */
  live: z.optional(z.string()),
  /** The exit code of a command that has ended. */
  exit: z.optional(count),
  /** Lines that an edit added and removed. */
  stat: z.optional(z.object({ added: count, removed: count })),
  /** An applied edit: whether it can be put back; false when it was. */
  canUndo: z.optional(z.boolean()),
  tokens: count,
  args: z.string(),
  output: z.string(),
  cut: z.optional(count),
  /** The output is sent as this stub. */
  pruned: z.optional(z.object({ stub: z.string(), saved: count })),
  /** Tokens saved by cutting long arguments. */
  argsCut: z.optional(count),
});
export type ToolPart = z.infer<typeof toolPart>;

export const viewPart = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), ...cutText, ...pinnable }),
  z.object({ kind: z.literal("reasoning"), ...cutText }),
  toolPart,
  z.object({
    kind: z.literal("media"),
    ...pinnable,
    name: z.string(),
    mediaType: z.string(),
    bytes: count,
    /** Only its name and size are sent; so many tokens are saved. */
    pruned: z.optional(count),
  }),
]);
export type ViewPart = z.infer<typeof viewPart>;
