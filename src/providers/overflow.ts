import { overflowOfServers } from "./overflowOfServers.ts";
import { overflowOfVendors } from "./overflowOfVendors.ts";
import type { OverflowRow } from "./overflowRow.ts";

export interface Overflow {
  readonly limit?: number;
  readonly asked?: number;
}

/** Is this text an overflow message, and with which numbers? Undefined when it is none. */
export const findOverflow = (text: string): Overflow | undefined => {
  for (const { pattern } of overflowRows) {
    const match = pattern.exec(text);
    if (match !== null) return numbersOf(match.groups ?? {});
  }
  return undefined;
};

const numbersOf = (groups: Record<string, string | undefined>): Overflow => {
  const limit = toNumber(groups["limit"]);
  const asked = toNumber(groups["asked"]);
  return {
    ...(limit !== undefined && { limit }),
    ...(asked !== undefined && { asked: asked + (toNumber(groups["extra"]) ?? 0) }),
  };
};

const toNumber = (digits: string | undefined): number | undefined =>
  digits === undefined ? undefined : Number(digits.replaceAll(",", ""));

/** The first row that matches wins: rows with numbers stand before those without. */
export const overflowRows: readonly OverflowRow[] = [
  ...overflowOfServers,
  ...overflowOfVendors,
  {
    // The codes of OpenAI and of those who follow it; Anthropic's is about bytes (413)
    servers: "any, by code",
    pattern:
      /context_length_exceeded|exceed_context_size_error|model_context_window_exceeded|request_too_large/,
    sample: "context_length_exceeded",
  },
];
