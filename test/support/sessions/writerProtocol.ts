import * as z from "zod";

import { BLOB_LIMIT } from "../../../src/sessions/blobs.ts";

/** What the writer says when a message is on the disk. */
export const acknowledgement = z.object({ session: z.number(), number: z.number() });

/** Each message tells its number from its beginning to its end; now and then one is long enough for a blob. */
export function messageText(number: number): string {
  const length = number % 29 === 28 ? BLOB_LIMIT : (number * 977) % 3000;
  return `${`${number} `.repeat(Math.ceil(length / 4) + 1)}end of ${number}`;
}

/** The running answer while message `number` is not appended yet. */
export const unfinishedText = (number: number): string => `unfinished ${number}`;
