import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { isInside } from "../../src/tools/place/paths.ts";
import { placeOf } from "../../src/tools/place/place.ts";
import { isSecretFile } from "../../src/tools/place/secretFiles.ts";
import { ToolProblem } from "../../src/tools/problem.ts";
import { Disk } from "../support/tools/disk.ts";
import { World } from "../support/tools/world.ts";

const ROOT = "/home/app";

const piece = fc.constantFrom(
  "..",
  ".",
  "",
  "src",
  "a.ts",
  "link",
  "out",
  ".env",
  "app",
  "work",
  "etc",
  "passwd",
  "loop",
  "new",
);
const tail = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("/"));
const written = fc
  .tuple(
    fc.constantFrom("", "/", "./", "//", "file://", "file:///", `${ROOT}/`, "/home/app2/", "\\", "~/", "C:/"),
    tail,
  )
  .map(([start, rest]) => start + rest);
/** What `link` and `out` lead to. */
const target = fc.constantFrom(
  "/etc",
  "/home",
  "/home/app2",
  "src",
  ".env",
  "..",
  "../..",
  "/nowhere",
  "loop",
  "/",
);

function diskWith(link: string, out: string): Disk {
  const disk = new Disk({
    [`${ROOT}/src/a.ts`]: "a",
    [`${ROOT}/.env`]: "KEY=1",
    "/home/app2/a.ts": "other",
    "/etc/passwd": "root",
  });
  disk.link(`${ROOT}/link`, link);
  disk.link(`${ROOT}/src/out`, out);
  disk.link(`${ROOT}/loop`, "loop");
  return disk;
}

describe("laws of places", () => {
  it("whatever is written: the place is real, inside only if it is below the folder, and the same when asked again", async () => {
    await fc.assert(
      fc.asyncProperty(written, target, target, async (path, link, out) => {
        const { ports } = new World({ disk: diskWith(link, out) });
        const place = await placeOf(path, ports).catch((error: unknown) => error);
        if (place instanceof ToolProblem) return;
        if (typeof place !== "object" || place === null || !("standing" in place)) throw place;
        const { path: real, standing, exists, isSecret } = await placeOf(path, ports);
        expect(real.split("/")).not.toContain("..");
        expect(standing === "inside").toBe(isInside(real, ROOT));
        expect((await ports.files.realpath(real)) ?? real).toBe(real);
        expect(exists).toBe((await ports.files.realpath(real)) !== undefined);
        expect(isSecret || !isSecretFile(real)).toBe(true);
        expect(await placeOf(real, ports)).toMatchObject({ path: real, standing, exists });
      }),
      { numRuns: 500 },
    );
  });

  it("no way of writing a path writes or reads outside without asking", async () => {
    await fc.assert(
      fc.asyncProperty(written, target, target, async (path, link, out) => {
        const world = new World({ disk: diskWith(link, out) });
        const writing = await world.prepare("write_file", { path, content: "mine" });
        const isFree = "run" in writing && writing.permission?.key === "write";
        if (isFree) await writing.run(new AbortController().signal);
        for (const { path: place } of world.disk.written) {
          expect(isInside(place, ROOT)).toBe(true);
          expect(isSecretFile(place.slice(ROOT.length))).toBe(false);
        }
        const reading = await new World({ disk: diskWith(link, out) }).prepare("read_file", { path });
        const told =
          "run" in reading && !reading.permission
            ? await reading.run(new AbortController().signal)
            : { text: "" };
        expect(told.text).not.toMatch(/root|other|KEY/);
      }),
      { numRuns: 500 },
    );
  });
});
