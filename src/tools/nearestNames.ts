/** Longer names are compared by their last so many characters: the cost is the square of it. */
const LONGEST = 60;

/** The names that look most like `name`, best first: few letters differ, or one holds the other. */
export function nearestNames(name: string, names: Iterable<string>, most: number): string[] {
  const wanted = plain(name);
  const near: { readonly known: string; readonly distance: number }[] = [];
  for (const known of new Set(names)) {
    const distance = distanceOf(wanted, plain(known));
    if (distance <= Math.max(1, wanted.length * 0.4)) near.push({ known, distance });
  }
  return near
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ known }) => known);
}

const plain = (name: string): string => name.slice(-LONGEST).toLowerCase();

function distanceOf(a: string, b: string): number {
  const [longer, shorter] = a.length > b.length ? [a, b] : [b, a];
  return shorter.length > 2 && longer.includes(shorter) ? 1 : edits(a, b);
}

/** Levenshtein's distance: letters put in, left out or exchanged. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const exchanged = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(exchanged, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
