import { withFeeds } from "./lineEnds.ts";
import { nearestPassage, type Passage } from "./nearestPassage.ts";

/** Why `old` may not be in the file, and what is there instead. */
export function missingWords(
  shown: string,
  fileText: string,
  wanted: { readonly old: string; readonly new: string },
): string {
  const text = withFeeds(fileText);
  const old = withFeeds(wanted.old);
  const reason = reasonFor(text, old, withFeeds(wanted.new));
  const near = nearestPassage(text, old);
  return [`old does not occur in ${shown}.`, reason, near && passageWords(near)].filter(Boolean).join(" ");
}

function reasonFor(text: string, old: string, now: string): string | undefined {
  const trimmed = now.trim();
  if (trimmed !== "" && text.includes(trimmed))
    return "new is there already: perhaps the edit was made before.";
  const unescaped = old.replaceAll("\\n", "\n").replaceAll("\\t", "\t").replaceAll('\\"', '"');
  if (unescaped !== old && text.includes(unescaped))
    return "It would without the backslashes: old was escaped twice.";
  const plain = old.replaceAll(/^[ \t]*\d{1,7}(?:[:|→\t]| {2}) ?/gm, "");
  if (plain !== old && text.includes(plain))
    return "It would without the line numbers in front of its lines.";
  return undefined;
}

function passageWords({ from, to, text, isSpacing }: Passage): string {
  const lines = from === to ? `Line ${from}` : `Lines ${from}–${to}`;
  const how = isSpacing ? "differ only in white space (tabs, indentation)" : "come nearest";
  return `${lines} ${from === to ? how.replace(/^differ/, "differs").replace(/^come/, "comes") : how}:\n\n${text}`;
}
