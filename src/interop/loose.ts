import * as z from "zod";

/** For files of other programs: a field of another type than expected counts as absent. */
export const maybe = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

export const maybeText = maybe(z.string());
export const maybeFlag = maybe(z.boolean());
export const maybeCount = maybe(z.number().nonnegative());

/** Text that can be stored as UTF-8: lone surrogates become U+FFFD. */
export const sound = (text: string): string => text.toWellFormed();
