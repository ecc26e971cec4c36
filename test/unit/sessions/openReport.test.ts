import { expect, test } from "vitest";

import { reportSentences, type OpenReport } from "../../../src/sessions/openReport.ts";
import { damaged } from "../../../src/sessions/readOnly.ts";

const ALL_WELL: OpenReport = {
  tornBytes: 0,
  damagedLines: [],
  unknownEntries: 0,
  missingBlobs: 0,
  hasUnreadableAnswer: false,
};

test("nothing is said of a session that was well", () => {
  expect(reportSentences(ALL_WELL)).toEqual([]);
});

test.each<[Partial<OpenReport>, string]>([
  [{ tornBytes: 1234 }, "The last line of the log was unfinished (1,234 bytes) and was left out."],
  [{ recoveredAnswer: "1" }, "The last answer was interrupted; what had arrived was recovered."],
  [{ hasUnreadableAnswer: true }, "An interrupted answer could not be recovered: its file cannot be read."],
  [{ missingBlobs: 1 }, "1 long text is missing from the storage, and marked where it belongs."],
  [{ unknownEntries: 2 }, "2 entries are of a kind that this version does not know: kept, but not shown."],
])("%o is told", (report, sentence) => {
  expect(reportSentences({ ...ALL_WELL, ...report })).toEqual([sentence]);
});

test.each([
  [[7], "(line 7)"],
  [[7, 9], "(lines 7, 9)"],
  [[1, 2, 3, 4, 5, 6, 7], "(lines 1, 2, 3, 4, 5 and 2 more)"],
])("damage in lines %j is told as %s", (lines, words) => {
  expect(damaged(lines).error.what).toContain(words);
});
