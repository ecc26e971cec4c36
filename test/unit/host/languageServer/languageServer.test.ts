import { describe, expect, it } from "vitest";

import {
  type Answers,
  LanguageServer,
  type ServerProcess,
} from "../../../../src/host/languageServer/languageServer.ts";

const MINUTE = 60_000;
const { signal } = new AbortController();

/** A server whose processes live and die as the test says. */
function serverWith({ fails = 0 } = {}) {
  const lives: { die: () => void; isStopped: boolean }[] = [];
  const problems: unknown[] = [];
  const told: string[] = [];
  const answers: Answers[] = [];
  const clock = { now: 0 };
  let attempts = 0;
  const server = new LanguageServer({
    now: () => clock.now,
    onProblem: (error) => problems.push(error),
    launch: async (answering): Promise<ServerProcess> => {
      answers.push(answering);
      if (++attempts <= fails) throw new Error("no such file");
      const { promise: ended, resolve: die } = Promise.withResolvers<void>();
      const life = { die, isStopped: false };
      lives.push(life);
      return {
        ended,
        request: async (method) => `${method} answered by ${lives.indexOf(life)}`,
        notify: (method) => void told.push(`${method} to ${lives.indexOf(life)}`),
        stop: async () => {
          life.isStopped = true;
          die();
        },
      };
    },
  });
  return { server, lives, problems, told, answers, clock, attempts: () => attempts };
}

/** Everything that waits for nothing outside has happened. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("language server", () => {
  it("is not started before it is needed", async () => {
    const { attempts } = serverWith();
    await settled();
    expect(attempts()).toBe(0);
  });

  it("a request to a server that is away is not answered, and starts it", async () => {
    const { server } = serverWith();
    expect(await server.request("count", {}, signal)).toBeUndefined();
    await settled();
    expect(await server.request("count", {}, signal)).toBe("count answered by 0");
  });

  it("is started once, however often that is asked for", async () => {
    const { server, attempts } = serverWith();
    server.start();
    server.start();
    await settled();
    server.start();
    expect(attempts()).toBe(1);
  });

  it("each process is given the answers to what it may ask", async () => {
    const { server, answers, lives } = serverWith();
    const own: Answers = { facts: () => Promise.resolve("known") };
    server.answerWith(own);
    server.start();
    await settled();
    lives[0]?.die();
    await settled();
    expect(answers).toEqual([own, own]);
  });

  it("is told things while it is there; nobody is told while it is away", async () => {
    const { server, told } = serverWith();
    server.notify("changed");
    server.start();
    await settled();
    server.notify("changed");
    expect(told).toEqual(["changed to 0"]);
  });

  it("is started again when it dies", async () => {
    const { server, lives } = serverWith();
    server.start();
    await settled();
    lives[0]?.die();
    await settled();
    expect(await server.request("count", {}, signal)).toBe("count answered by 1");
  });

  it("is left alone when it dies again and again, until some time has passed", async () => {
    const { server, lives, clock } = serverWith();
    server.start();
    for (let life = 0; life < 10; life++) {
      await settled();
      lives[life]?.die();
    }
    await settled();
    expect(lives).toHaveLength(4);
    expect(await server.request("count", {}, signal)).toBeUndefined();
    await settled();
    expect(lives).toHaveLength(4);
    clock.now = 11 * MINUTE;
    await server.request("count", {}, signal);
    await settled();
    expect(await server.request("count", {}, signal)).toBe("count answered by 4");
  });

  it("one that cannot be started is reported, and tried again with the next request", async () => {
    const { server, problems, attempts } = serverWith({ fails: 1 });
    server.start();
    await settled();
    expect(problems).toEqual([new Error("no such file")]);
    expect(attempts()).toBe(1);
    await server.request("count", {}, signal);
    await settled();
    expect(await server.request("count", {}, signal)).toBe("count answered by 0");
  });

  it("disposed, it stays away; one that was starting is stopped", async () => {
    const { server, lives, attempts } = serverWith();
    server.start();
    await server.dispose();
    await settled();
    expect(lives[0]?.isStopped).toBe(true);
    server.start();
    await settled();
    expect(attempts()).toBe(1);
    const running = serverWith();
    running.server.start();
    await settled();
    await running.server.dispose();
    await settled();
    expect(running.lives.map(({ isStopped }) => isStopped)).toEqual([true]);
  });
});
