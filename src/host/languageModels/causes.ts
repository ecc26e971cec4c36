import * as z from "zod";

/** What can be read of an error; "" where there is nothing. */
export interface Cause {
  readonly name: string;
  readonly code: string;
  readonly message: string;
}

/** Deep enough for what extensions wrap; a circle of causes ends here. */
const DEEPEST = 5;

const text = z.string().catch("");
const errorLike = z.looseObject({ name: text, code: text, message: text, cause: z.unknown().optional() });

/** An error and what caused it, outermost first. By what is in them: they have come from another process. */
export function causesOf(error: unknown): readonly Cause[] {
  const causes: Cause[] = [];
  for (let at = error; causes.length < DEEPEST;) {
    if (typeof at === "string") return [...causes, { name: "", code: "", message: at }];
    const { data } = errorLike.safeParse(at);
    if (!data) return causes;
    causes.push({ name: data.name, code: data.code, message: data.message });
    at = data.cause;
  }
  return causes;
}
