import { counted, whole } from "../protocol/format.ts";
import type { CardItem } from "../protocol/view.ts";

/** Kinds that are named; the line stays short. */
const NAMED = 3;

/** "3 secrets masked: 2 GitHub tokens, 1 password"; the most frequent kinds first. */
export function maskedSecrets(redactions: NonNullable<CardItem["redactions"]>): string {
  const total = sum(redactions);
  const kinds = redactions.toSorted((a, b) => b.count - a.count);
  const named = kinds.slice(0, NAMED).map(({ kind, count }) => counted(count, kind));
  const more = sum(kinds.slice(NAMED));
  return `${counted(total, "secret")} masked: ${[...named, ...(more > 0 ? [`${whole(more)} more`] : [])].join(", ")}`;
}

const sum = (redactions: NonNullable<CardItem["redactions"]>): number =>
  redactions.reduce((total, { count }) => total + count, 0);
