import { describe, expect, it } from "vitest";

import { parseDocument } from "../../../src/summaries/document.ts";
import { replaceSection } from "../../../src/summaries/replaceSection.ts";
import { edited } from "./editing.ts";

const TEXT = "Intro\n## Goal\nShip.\nSoon.\n\n## Blocked\n\n## Files\n- a\n";

const replaced = (heading: string, body: string): string | undefined => {
  const edit = replaceSection(parseDocument(TEXT), { heading, body });
  return edit && edited(TEXT, [edit]);
};

describe("another text for a section", () => {
  it("takes the place of the old one, and of nothing else", () => {
    expect(replaced("Goal", "Ship later.")).toBe(TEXT.replace("Ship.\nSoon.", "Ship later."));
    expect(replaced("Files", "- b\n- c")).toBe(TEXT.replace("- a", "- b\n- c"));
  });

  it("fills an empty section, and empties a full one", () => {
    expect(replaced("Blocked", "- x")).toBe(TEXT.replace("## Blocked\n", "## Blocked\n- x\n"));
    expect(replaced("Goal", "")).toBe(TEXT.replace("\nShip.\nSoon.", ""));
  });

  it("is none where the section has gone", () => {
    expect(replaced("Mood", "x")).toBeUndefined();
  });
});
