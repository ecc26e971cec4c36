import { describe, expect, it } from "vitest";

import { namedFile, rankFiles } from "../../../../src/tools/mentions/rankFiles.ts";

const FILES = [
  "README.md",
  "docs/my file.md",
  "src/composer.tsx",
  "src/compaction/plan.ts",
  "src/a/recompose.ts",
  "src/chat/conversation.ts",
  "src/c/o/m/p.ts",
  "test/composer.test.ts",
  "grüße/Ü.md",
];
const ranked = (
  query: string,
  recent: readonly string[] = [],
  most = 20,
  files: readonly string[] = FILES,
) => {
  const { found, more } = rankFiles(query, files.map(namedFile), { most, recent });
  return { found: found.map(({ path }) => path), more };
};

describe("files for what is typed", () => {
  it("come with the file's name first, then folders, then anywhere in a name or path, then letter by letter", () => {
    expect(ranked("comp").found).toEqual([
      "src/composer.tsx",
      "test/composer.test.ts",
      "src/compaction/plan.ts",
      "src/a/recompose.ts",
      "src/c/o/m/p.ts",
    ]);
  });

  it("come with the whole name before longer ones", () => {
    expect(ranked("plan.ts", [], 20, ["src/plan.tsx", "src/deep/er/plan.ts"]).found[0]).toBe(
      "src/deep/er/plan.ts",
    );
  });

  it("are found by parts of the path, however it is written", () => {
    for (const query of ["src/chat", "./src/chat", "/src/chat", "src\\chat", "SRC/Chat", "schconv"])
      expect(ranked(query).found[0]).toBe("src/chat/conversation.ts");
    expect(ranked("my file").found).toEqual(["docs/my file.md"]);
  });

  it("are found whatever the case and the way of writing accents", () => {
    expect(ranked("grüße/ü".normalize("NFD")).found).toEqual(["grüße/Ü.md"]);
  });

  it("are the recent ones first where they fit equally well", () => {
    expect(ranked("comp", ["test/composer.test.ts", "src/c/o/m/p.ts"]).found.slice(0, 3)).toEqual([
      "test/composer.test.ts",
      "src/composer.tsx",
      "src/compaction/plan.ts",
    ]);
  });

  it("are the recent ones, then the nearest to the top, when nothing is typed yet", () => {
    const { found, more } = ranked("", ["src/a/recompose.ts", "gone.ts"], 3);
    expect({ found, more }).toEqual({ found: ["src/a/recompose.ts", "README.md", "grüße/Ü.md"], more: true });
  });

  it("are none where not all characters are there in their order", () => {
    expect(ranked("zzz")).toEqual({ found: [], more: false });
    expect(ranked("dmaer").found).toEqual([]);
  });
});
