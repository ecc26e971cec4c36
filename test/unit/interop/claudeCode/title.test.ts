import { describe, expect, test } from "vitest";

import { imported, rowsOf } from "../importing.ts";
import { user } from "./rows.ts";

describe("the title", () => {
  const prompt = user("<ide_opened_file>a.ts</ide_opened_file>");
  const question = user(
    "Why does the export of large reports take twenty seconds longer than it did in 2.1?",
  );
  const ofThisLog = { type: "summary", summary: "Slow export", leafUuid: prompt.uuid };
  const ofAnother = { type: "summary", summary: "Something else", leafUuid: "elsewhere" };

  test("is what the user called it, else the program's, else the beginning of the first prompt", async () => {
    const renamed = { type: "custom-title", sessionId: "s", customTitle: "Export, week 3" };
    expect((await imported(rowsOf(ofThisLog, prompt, question, renamed))).title).toBe("Export, week 3");
    expect((await imported(rowsOf(ofAnother, ofThisLog, prompt, question))).title).toBe("Slow export");
    expect((await imported(rowsOf(ofAnother, prompt, question))).title).toBe(
      "Why does the export of large reports take twenty seconds…",
    );
  });
});
