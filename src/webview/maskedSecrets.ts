import { counted, t } from "../l10n/l10n.ts";
import { whole } from "../protocol/format.ts";
import { countedSecrets } from "../protocol/secretNames.ts";
import type { CardItem } from "../protocol/view.ts";

/** Kinds that are named; the line stays short. */
const NAMED = 3;

/** "3 secrets masked: 2 GitHub tokens, 1 password"; the most frequent kinds first. */
export function maskedSecrets(redactions: NonNullable<CardItem["redactions"]>): string {
  const total = sum(redactions);
  const kinds = redactions.toSorted((a, b) => b.count - a.count);
  const named = kinds.slice(0, NAMED).map(({ kind, count }) => countedSecrets(kind, count));
  const more = sum(kinds.slice(NAMED));
  const listed = [...named, ...(more > 0 ? [t("{0} more", whole(more))] : [])].join(", ");
  return counted(total, "{0} secret masked: {1}", "{0} secrets masked: {1}", listed);
}

const sum = (redactions: NonNullable<CardItem["redactions"]>): number =>
  redactions.reduce((total, { count }) => total + count, 0);
