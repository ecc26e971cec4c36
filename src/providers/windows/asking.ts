import * as z from "zod";

import { askJson } from "../askJson.ts";
import type { Patience } from "../connection.ts";
import type { DetectedWindow } from "../detectedWindow.ts";
import { besideApi, type Server } from "../server.ts";

/** What a window is asked for. */
export interface Asking {
  readonly server: Server;
  readonly model: string;
  readonly signal: AbortSignal;
  readonly patience: Patience;
}

/** One kind of server: the window if this is such a server and it tells, else undefined. Never throws. */
export type Probe = (asking: Asking) => Promise<DetectedWindow | undefined>;

export const tokens = z.number().int().positive();

interface Question {
  /** Beside the versioned API. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Makes it a POST. */
  readonly body?: unknown;
}

/** What the server says at an address of its own, or undefined when it does not know that address. */
export const ask = async <T>(
  { server, signal, patience }: Pick<Asking, "server" | "signal" | "patience">,
  { path, query = {}, body }: Question,
  schema: z.ZodType<T>,
): Promise<T | undefined> => {
  const at = (baseUrl: string): string => {
    const url = new URL(besideApi(baseUrl, path));
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return url.href;
  };
  const answer = await askJson({ server, at, body, patience }, signal);
  return "json" in answer ? schema.safeParse(answer.json).data : undefined;
};
