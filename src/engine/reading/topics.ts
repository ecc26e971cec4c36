/** What a sentence is about; each is told in one section only. */
export type Topic = "ahead" | "choice" | "value" | "other";

/** Work that is still to be done. */
const AHEAD =
  /\b(?:still (?:need|needs|has to|have to|to do|missing|open)|remains? to|left to do|next steps?|to-?dos?|follow-?ups?|not yet|deferred|out of scope)\b|noch (?:zu|nicht|offen)|reste à|pendiente|falta|还需要|尚未|残り|まだ/iu;
/** Words of choice and of reason. */
const CHOICE =
  /\b(?:decid\w+|decision|instead of|rather than|because|so that|we(?:'ll| will) (?:use|keep|go)|go(?:ing)? with|chose|chosen|opted|the (?:right|correct|best|cleanest) (?:fix|approach|way)|the fix is|root cause|the (?:issue|problem|bug|reason|cause) (?:is|was)|turns out|trade-?off|simpler|cleaner|by design|intentional\w*|deliberate\w*|agreed|no longer)\b|statt|weil|entschieden|parce que|au lieu de|décidé|porque|en lugar de|decidi\w+|因为|决定|而不是|改用|ので|ため|代わりに|することにし/iu;
/** Exact values: addresses, hashes, versions, ids, numbers with or without units. */
const VALUE =
  /\bhttps?:\/\/[^\s)>"'`]+|\b(?=[0-9a-f]*\d)(?=[0-9]*[a-f])[0-9a-f]{7,40}\b|\bv?\d+\.\d+(?:\.\d+)+\b|#\d+\b|\b[A-Z]{2,10}-\d+\b|\b\d[\d,_]*(?:\.\d+)?\s?(?:%|[kKMGT]i?B|bytes|ms|s|sec(?:onds)?|min(?:utes)?|hours?|days?|tokens|lines?|characters|chars|px|files?|tests?)\b|\b\d{3,}\b/;

export function topicOf(sentence: string): Topic {
  if (AHEAD.test(sentence)) return "ahead";
  if (CHOICE.test(sentence)) return "choice";
  return VALUE.test(sentence) ? "value" : "other";
}

export const isChoice = (sentence: string): boolean => CHOICE.test(sentence);
