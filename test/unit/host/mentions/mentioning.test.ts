import { beforeEach, describe, expect, it } from "vitest";

import { BALANCED } from "../../../../src/engine/policies.ts";
import type { Listed } from "../../../../src/host/mentions/fileNames.ts";
import { Mentioning } from "../../../../src/host/mentions/mentioning.ts";
import type { Mentioned, OfferedFiles } from "../../../../src/protocol/view.ts";
import { mentionsOf } from "../../../../src/tools/mentions/mentions.ts";
import { namedFile } from "../../../../src/tools/mentions/rankFiles.ts";
import { ToolProblem } from "../../../../src/tools/problem.ts";
import { type ManualTimer, manualTimer } from "../../../support/providers/manualTimer.ts";
import { World, type WorldOptions } from "../../../support/tools/world.ts";

const TEXTS = { "/home/app/a.ts": "a".repeat(370), "/home/app/big.log": "line\n".repeat(100_000) };

describe("mentioning", () => {
  let world: World;
  let timer: ManualTimer;
  let offers: (OfferedFiles | undefined)[];
  let counted: (Mentioned | undefined)[];
  let listed: Promise<Listed>;
  let recent: readonly string[];
  let mentioning: Mentioning;

  const begin = (options: WorldOptions = {}): void => {
    world = new World({ files: TEXTS, ...options });
    [timer, offers, counted, recent] = [manualTimer(), [], [], []];
    const files = ["a.ts", "big.log", "gone.ts"].map((path) => ({
      ...namedFile(path),
      place: `/home/app/${path}`,
    }));
    listed = Promise.resolve({ files, isCut: false });
    const mentions = mentionsOf(world.tools, world.ports);
    mentioning = new Mentioning({
      ...world.ports,
      names: { list: () => listed, dispose: () => undefined },
      recent: () => recent,
      settings: () => ({ policy: BALANCED, mentions }),
      presenter: { showFiles: (offer) => offers.push(offer), showMentioned: (one) => counted.push(one) },
      timer: timer.timer,
    });
  };
  beforeEach(() => begin());

  it("offers what fits with its tokens, at most as many as a result may have, and nothing that is gone", async () => {
    await mentioning.find("");
    expect(offers).toEqual([
      {
        query: "",
        found: [
          { path: "a.ts", tokens: 100 },
          { path: "big.log", tokens: Math.ceil(30_000 / 3.7) },
        ],
        more: false,
      },
    ]);
  });

  it("offers first what was in an editor last", async () => {
    recent = ["/elsewhere/x.ts", "/home/app/big.log"];
    await mentioning.find("");
    expect(offers[0]?.found[0]?.path).toBe("big.log");
  });

  it("says that it looks when that takes long, and drops late answers to older questions", async () => {
    const answer = Promise.withResolvers<Listed>();
    const ready = listed;
    listed = answer.promise;
    const older = mentioning.find("a");
    timer.elapse();
    expect(offers).toEqual([{ query: "a", found: [], more: false, isLooking: true }]);
    listed = ready;
    await mentioning.find("big");
    answer.resolve(await ready);
    await older;
    expect(offers.map((offer) => offer?.query)).toEqual(["a", "big"]);
    expect(timer.armed()).toBe(0);
  });

  it("shows nothing more when nothing is asked any more", async () => {
    const late = mentioning.find("a");
    await mentioning.find(undefined);
    await late;
    expect(offers).toEqual([undefined]);
  });

  it("says that no folder is open, or that listing failed; only a bug is told elsewhere", async () => {
    begin({ folders: [] });
    await mentioning.find("a");
    expect(offers.at(-1)?.problem).toBe("Open a folder to mention its files.");
    begin();
    listed = Promise.reject(new ToolProblem("No permission."));
    await mentioning.find("a");
    expect(offers.at(-1)?.problem).toBe("The files of the workspace cannot be listed.");
    listed = Promise.reject(new Error("a bug"));
    await expect(mentioning.find("b")).rejects.toThrow("a bug");
    expect(offers.at(-1)?.query).toBe("b");
  });

  it("counts what would be read, cut as it would be, and nothing for words that are no files", async () => {
    await mentioning.weigh(["a.ts", "nobody"]);
    await mentioning.weigh(["big.log"]);
    await mentioning.weigh(["nobody"]);
    await mentioning.weigh([]);
    const [small, large, none, empty] = counted;
    expect(small?.paths).toEqual(["a.ts", "nobody"]);
    expect(small?.tokens).toBeGreaterThan(20);
    expect(large?.tokens).toBeGreaterThan(5_000);
    expect(large?.tokens).toBeLessThan(30_000);
    expect([none?.tokens, empty]).toEqual([0, undefined]);
    expect(world.kept.texts.size).toBe(0);
  });

  it("counts what has to be asked for as its call alone: nobody has allowed it yet", async () => {
    world.disk.put("/home/app/.env", "KEY=x\n".repeat(1_000));
    await mentioning.weigh([".env"]);
    expect(counted[0]?.tokens).toBeLessThan(40);
  });

  it("drops the count of an older draft", async () => {
    await Promise.all([mentioning.weigh(["big.log"]), mentioning.weigh(["a.ts"])]);
    expect(counted.map((one) => one?.paths)).toEqual([["a.ts"]]);
  });
});
