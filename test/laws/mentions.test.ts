import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { mentionFor } from "../../src/tools/mentions/mentionFor.ts";
import { mentionsIn } from "../../src/tools/mentions/mentionsIn.ts";
import { namedFile, rankFiles } from "../../src/tools/mentions/rankFiles.ts";
import { typedMention } from "../../src/tools/mentions/typedMention.ts";

const path = fc
  .array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 })
  .map((pieces) => pieces.join("/"));

describe("mentions", () => {
  it("what is written for a path names just that path, wherever it stands", () => {
    fc.assert(
      fc.property(
        path,
        fc.constantFrom("", "See ", "(", "one\n"),
        fc.constantFrom("", " now", ", then"),
        (one, before, after) => {
          const mention = mentionFor(one);
          fc.pre(mention !== undefined);
          expect(mentionsIn(before + mention + after)).toEqual([one]);
        },
      ),
    );
  });

  it("what has no mention is nothing that one could type in a line", () => {
    fc.assert(
      fc.property(path, (one) => {
        expect(mentionFor(one) === undefined).toBe(/["\p{Cc}\u2028\u2029]/u.test(one));
      }),
    );
  });

  it("a mention that is being typed ends at the caret and begins with its @", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("@", '"', " ", "a", "(", "b", ".", "\n", "/") }),
        fc.nat(40),
        (text, at) => {
          const caret = Math.min(at, text.length);
          const typed = typedMention(text, caret);
          fc.pre(typed !== undefined);
          expect(text.slice(typed.start, caret)).toMatch(/^@"?/);
          expect(text.slice(typed.start, caret).replace(/^@"?/, "")).toBe(typed.query);
        },
      ),
    );
  });

  it("the few that are kept are the best of all, each once", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(path, { maxLength: 40 }),
        fc.string({ maxLength: 3 }),
        fc.nat(10),
        (paths, query, most) => {
          const files = paths.map(namedFile);
          const all = rankFiles(query, files, { most: paths.length, recent: [] });
          const few = rankFiles(query, files, { most, recent: [] });
          expect(few.found).toEqual(all.found.slice(0, most));
          expect(few.more).toBe(all.found.length > most);
        },
      ),
    );
  });
});
