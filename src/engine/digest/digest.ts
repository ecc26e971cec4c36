import { readHead, type HeadInput } from "../reading/head.ts";
import { fit } from "./fit.ts";
import { SECTIONS } from "./sections/sections.ts";

export interface DigestInput extends HeadInput {
  /** Tokens, as `count` counts them. */
  readonly budget: number;
  readonly count: (text: string) => number;
}

/**
 * A summary made by code alone, in the template's sections: what the user
 * wants, what was done, where it stands, what matters. Never over `budget`;
 * "" where nothing fits. Linear in the head; the same input gives the same text.
 */
export function digest(input: DigestInput): string {
  const head = readHead(input);
  return fit(
    SECTIONS.map((draft) => draft(head)),
    input.budget,
    input.count,
  );
}
