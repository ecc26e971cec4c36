import * as z from "zod";

import type { PruneEdit, Usage } from "../engine/entries.ts";
import type { Size } from "../engine/size.ts";

/** One schema for every field, optional ones included: an entry cannot gain a field that the disk forgets. */
export type Fields<T> = { readonly [K in keyof T]-?: z.ZodType<T[K]> };

export const text = z.string();
export const number = z.number();
export const tokens = z.number();
export const optionalText = z.exactOptional(text);

export const usage = z.object({
  prompt: tokens,
  cached: tokens,
  output: tokens,
  reasoning: tokens,
} satisfies Fields<Usage>);

export const size = z.object({
  tokens,
  calls: tokens,
  characters: number,
  messages: number,
} satisfies Fields<Size>);

export const recorded = { id: text, at: number };

export const edits = z.array(
  z.object({
    message: text,
    part: number,
    stub: text,
    tokens,
    saved: tokens,
    cause: z.exactOptional(z.enum(["duplicate", "superseded", "stale", "chosen"])),
  } satisfies Fields<PruneEdit>),
);
