import { beforeEach, describe, expect, it } from "vitest";

import { FileNames } from "../../../../src/host/mentions/fileNames.ts";
import { ToolProblem } from "../../../../src/tools/problem.ts";
import { type ManualTimer, manualTimer } from "../../../support/providers/manualTimer.ts";
import { World, type WorldOptions } from "../../../support/tools/world.ts";

describe("the list of files", () => {
  let world: World;
  let timer: ManualTimer;
  let watching: Set<() => void>;
  let names: FileNames;

  const begin = (options: WorldOptions = {}): void => {
    world = new World(options);
    timer = manualTimer();
    watching = new Set();
    names = new FileNames({
      ...world.ports,
      timer: timer.timer,
      watch: (changed) => {
        watching.add(changed);
        return () => watching.delete(changed);
      },
    });
  };
  const paths = async (): Promise<string[]> => (await names.list()).files.map(({ path }) => path);
  const change = (): void => watching.forEach((changed) => changed());

  beforeEach(() => begin());

  it("has neither secrets, nor what is installed, nor names that no message can hold, and each file once", async () => {
    const found = ["src/a.ts", "src/a.ts", ".env", "lib/id_rsa", "node_modules/x/a.js", 'a"b.ts', "a\nb.ts"];
    world.foundFiles = found.map((name) => `/home/app/${name}`);
    expect(await paths()).toEqual(["src/a.ts"]);
  });

  it("begins with the folder's name where there are several", async () => {
    begin({
      folders: [
        { name: "app", path: "/home/app" },
        { name: "lib", path: "/home/lib" },
      ],
    });
    world.foundFiles = ["/home/app/a.ts", "/home/lib/a.ts", "/elsewhere/a.ts"];
    expect(await paths()).toEqual(["app/a.ts", "lib/a.ts"]);
    expect((await names.list()).files[1]?.place).toBe("/home/lib/a.ts");
  });

  it("is made once, and again when a file has come or gone, or after some time", async () => {
    await Promise.all([names.list(), names.list()]);
    await names.list();
    expect(world.searched.length).toBe(1);
    change();
    await names.list();
    expect(world.searched.length).toBe(2);
    timer.elapse();
    expect(watching.size).toBe(0);
    await names.list();
    expect(world.searched.length).toBe(3);
    expect([watching.size, timer.armed()]).toEqual([1, 1]);
  });

  it("that changes while it is made is made again for the next question only", async () => {
    const first = names.list();
    change();
    expect(names.list()).toBe(first);
    await first;
    await names.list();
    expect(world.searched.length).toBe(2);
  });

  it("that could not be made is tried again", async () => {
    const { search } = world.ports;
    let fails = true;
    names = new FileNames({
      ...world.ports,
      search: {
        ...search,
        files: (request) => (fails ? Promise.reject(new ToolProblem("No.")) : search.files(request)),
      },
      timer: timer.timer,
      watch: () => () => undefined,
    });
    await expect(names.list()).rejects.toThrow("No.");
    fails = false;
    world.foundFiles = ["/home/app/a.ts"];
    expect(await paths()).toEqual(["a.ts"]);
  });

  it("leaves nothing behind when the window closes", async () => {
    await names.list();
    names.dispose();
    expect([watching.size, timer.armed()]).toEqual([0, 0]);
  });
});
