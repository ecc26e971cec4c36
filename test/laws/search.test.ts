/** Whatever stands in the logs is found, with an index and without one alike. */
import * as fc from "fast-check";
import { expect, test } from "vitest";

import type { NewEntry } from "../../src/engine/entries.ts";
import { excerptOf } from "../../src/sessions/search/match.ts";
import { parseQuery } from "../../src/sessions/search/query.ts";
import { segments } from "../../src/sessions/search/words.ts";
import { PROSE } from "../support/prose.ts";
import { asked } from "../support/sessions/build.ts";
import { searcherOver, storageWith } from "../support/sessions/searching.ts";

const CODE = [
  "const UserAddedPerFile = readHTTPBody(src_path, 'a-b.ts'); // C++ & C#",
  "e\u0301te\u0301 Straße İstanbul ΛΟΓΟΣ ｆｕｌｌ ﬁne x\u0301\u0302y",
  "foo_bar.baz(12px, v1.2.3) 0xDEADBEEF user@example.org",
  "混在mixedテキストabc漢字 가나다라 ก็ภาษาไทย",
];
const LETTERS = ["a", "A", "b", "B", "é", "É", "_", "-", " ", ".", "한", "漢", "か", "\u0301", "Σ", "σ", "ς"];
const passages = [...Object.values(PROSE).flat(), ...CODE];

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...passages.flatMap((passage) => passage.split(" "))) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 6 }),
  },
);
const words = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(" "));
const conversations = fc.array(fc.array(words, { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 3,
});

const entries = (texts: readonly string[]): NewEntry[] => texts.map((text) => asked(text));

/** What is found does not depend on who looks, only the order of conversations that are equally new. */
const found = (hits: readonly { readonly session: string; readonly entry: string }[]): readonly string[] =>
  hits.map(({ session, entry }) => `${session} ${entry}`).toSorted();

/** The words of a text that are not found in it; an accent alone is no word. */
const missedIn = (text: string): readonly string[] =>
  segments(text).filter((word) => {
    const query = parseQuery(word);
    return query && !excerptOf(text, query);
  });

test("each word of a text is found in it", () => {
  fc.assert(
    fc.property(words, (text) => {
      expect(missedIn(text)).toEqual([]);
    }),
    // A letter of two units that loses an accent and becomes longer.
    { numRuns: 500, examples: [["\u{10000}\u{1112E} Yesterday"]] },
  );
});

test("the index finds what reading everything finds", async () => {
  await fc.assert(
    fc.asyncProperty(
      conversations,
      fc.array(fc.oneof(piece, words), { maxLength: 8 }),
      async (texts, queries) => {
        const { root } = await storageWith(...texts.map(entries));
        const [byIndex, byReading] = [searcherOver(root), searcherOver(root, false)];
        for (const query of [...queries, ...texts.flat().flatMap((text) => text.split(" ").slice(0, 3))]) {
          if (query === "") continue;
          const [one, other] = [await byIndex.find(query), await byReading.find(query)];
          expect({ query, found: found(one.hits) }).toEqual({ query, found: found(other.hits) });
        }
      },
    ),
    { numRuns: 40 },
  );
});
