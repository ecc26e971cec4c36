import { onTestFinished } from "vitest";

import { detectModel } from "../../../src/providers/limits.ts";
import { unaborted } from "./requests.ts";
import { type Routes, startScriptedServer } from "./scriptedServer.ts";

/** What is found out about a model of a server with these answers, and what was asked for it. */
export const looking = async (routes: Routes, model: string) => {
  const server = await startScriptedServer([], routes);
  onTestFinished(() => server.close());
  const facts = await detectModel({ baseUrl: server.baseUrl, model }, unaborted());
  return { facts, asked: server.allRequests.map(({ path }) => path) };
};

/** Its window alone. */
export const detected = async (routes: Routes, model = "m") => (await looking(routes, model)).facts.window;
