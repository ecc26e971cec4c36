/** The commonest English words, which tell nothing apart. */
const COMMON = new Set(
  "the and for are was were has have had that this these those with from into onto but its our your you they them then than also can could will would should may might any some all each out about over".split(
    " ",
  ),
);
/** Runs of scripts that put no spaces between words; and words of all others. */
const WORD = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]+|[\p{L}\p{N}_]+/gu;
const UNSPACED = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;
const SHORTEST = 3;
/** So many letters make two forms of a word one: "modify", "modifying". */
const STEM = 5;

/** The words by which a sentence can be told from others, in lower case, cut to their stems; pairs where no spaces part them. */
export function tellingWords(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [run] of text.toLowerCase().matchAll(WORD)) {
    if (UNSPACED.test(run)) for (let i = 0; i < run.length - 1; i++) words.add(run.slice(i, i + 2));
    else if ((run.length >= SHORTEST || /\d/.test(run)) && !COMMON.has(run)) words.add(run.slice(0, STEM));
  }
  return words;
}
