import { describe, expect, it } from "vitest";

import { mentionsOf } from "../../../../src/tools/mentions/mentions.ts";
import { World } from "../../../support/tools/world.ts";

const world = new World({
  files: { "/home/app/src/a.ts": "a", "/home/app/docs/my file.md": "b", "/etc/hosts": "c" },
});
const mentions = mentionsOf(world.tools, world.ports);
const calls = async (text: string): Promise<string[]> =>
  (await mentions.callsIn(text)).map(({ tool, args }) => `${tool} ${args}`);

describe("what is read for a message", () => {
  it("files and folders of the workspace, by the names that tools have for them, each once", async () => {
    expect(await calls('See @src/a.ts, @/home/app/src/a.ts, @src and @"docs/my file.md".')).toEqual([
      'read_file {"path":"src/a.ts"}',
      'list_folder {"path":"src"}',
      'read_file {"path":"docs/my file.md"}',
    ]);
  });

  it("nothing for what is not there, or lies outside", async () => {
    expect(await calls("@Injectable() @types/node @/etc/hosts @../../etc/hosts @nobody")).toEqual([]);
  });

  it("no more than twenty", async () => {
    const names = Array.from({ length: 30 }, (_, i) => `f${i}.ts`);
    const many = new World({ files: Object.fromEntries(names.map((name) => [`/home/app/${name}`, name])) });
    const found = await mentionsOf(many.tools, many.ports).callsIn(names.map((name) => `@${name}`).join(" "));
    expect(found.length).toBe(20);
  });

  it("nothing where no folder is open", async () => {
    const bare = new World({ folders: [] });
    expect(await mentionsOf(bare.tools, bare.ports).callsIn("@src/a.ts")).toEqual([]);
  });
});
