/**
 * `text` without its `<name …>…</name>` blocks, for the names that `isBlock`
 * accepts. One that is never closed stays. Linear, whatever the text.
 */
export function withoutBlocks(text: string, isBlock: (name: string) => boolean): string {
  const kept: string[] = [];
  const unclosed = new Set<string>();
  let from = 0;
  for (const { 0: tag, 1: name = "", index } of text.matchAll(/<([A-Za-z][\w-]{2,40})\b[^<>\n]{0,200}>/g)) {
    if (index < from || unclosed.has(name) || !isBlock(name)) continue;
    const close = `</${name}>`;
    const end = text.indexOf(close, index + tag.length);
    if (end < 0) {
      unclosed.add(name);
      continue;
    }
    kept.push(text.slice(from, index));
    from = end + close.length;
  }
  return kept.length === 0 ? text : kept.join("") + text.slice(from);
}
