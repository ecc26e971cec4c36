import { join } from "node:path";

import * as z from "zod";

import type { Entry, EntryId, MessageEntry, NewEntry } from "../engine/entries.ts";
import type { Files } from "./files.ts";
import type { SessionPorts } from "./ports.ts";
import { newMessageSchema, SCHEMA_VERSION } from "./schema.ts";

/** Milliseconds from the end of one write to the next. */
export const CHECKPOINT_PAUSE = 1000;

export type NewMessage = NewEntry<MessageEntry>;

/** An answer as it was while it came, and the newest entry then: the answer is not among those up to it. */
interface SavedAnswer {
  readonly after?: EntryId;
  readonly message: NewMessage;
}

const savedAnswerSchema = z.object({
  schema: z.literal(SCHEMA_VERSION),
  after: z.exactOptional(z.string()),
  message: newMessageSchema,
}) satisfies z.ZodType<SavedAnswer>;

const answerPath = (sessionFolder: string): string => join(sessionFolder, "answer.json");

interface Offer {
  readonly make: () => NewMessage;
  readonly after: EntryId | undefined;
}

/** Keeps the running answer in a side file, so that a crash loses at most its last second. */
export class AnswerCheckpoint {
  readonly #path: string;
  readonly #ports: SessionPorts;
  readonly #mayWrite: () => Promise<boolean>;
  #isRunning = false;
  #waiting: Offer | undefined;
  #writing: Promise<void> = Promise.resolve();
  #isResting = false;
  #cancelRest: () => void = () => undefined;

  /** `mayWrite` is asked before each write. */
  constructor(sessionFolder: string, ports: SessionPorts, mayWrite: () => Promise<boolean>) {
    this.#path = answerPath(sessionFolder);
    this.#ports = ports;
    this.#mayWrite = mayWrite;
  }

  /** Made and written now, or when a second has passed since the last write; of several the newest. */
  offer(offered: Offer): void {
    this.#isRunning = true;
    this.#waiting = offered;
    if (!this.#isResting) this.#writeWaiting();
  }

  /** The answer is in the log, or not wanted: nothing more is written of it. */
  settle(): void {
    this.#isRunning = false;
    this.#waiting = undefined;
  }

  /** Removes the side file, unless the next answer runs already. */
  async clear(): Promise<void> {
    await this.#writing;
    if (!this.#isRunning) await this.#ports.files.remove(this.#path);
  }

  /** Writes what waits at once, and ends. */
  async close(): Promise<void> {
    await this.#writing;
    this.#cancelRest();
    this.#writeWaiting();
    await this.#writing;
    this.#cancelRest();
  }

  #writeWaiting(): void {
    if (!this.#waiting) return;
    const { after, make } = this.#waiting;
    this.#waiting = undefined;
    this.#isResting = true;
    const answer: SavedAnswer = { ...(after === undefined ? {} : { after }), message: make() };
    // A disk that does not take this will say so when the whole answer is appended.
    this.#writing = this.#write(answer)
      .catch(() => undefined)
      .then(() => this.#rest());
  }

  async #write(answer: SavedAnswer): Promise<void> {
    const bytes = Buffer.from(JSON.stringify({ schema: SCHEMA_VERSION, ...answer }));
    if (await this.#mayWrite()) await this.#ports.files.replace(this.#path, bytes);
  }

  #rest(): void {
    this.#cancelRest = this.#ports.after(CHECKPOINT_PAUSE, () => {
      this.#isResting = false;
      this.#writeWaiting();
    });
  }
}

/** What a crash left, if anything. What cannot be read is put aside, so that the next answer does not replace it. */
export async function takeAnswer(
  sessionFolder: string,
  files: Files,
): Promise<SavedAnswer | "unreadable" | undefined> {
  const path = answerPath(sessionFolder);
  const bytes = await files.read(path);
  if (!bytes) return undefined;
  const answer = parseAnswer(bytes.toString("utf8"));
  if (answer) return answer;
  await files.move(path, `${path}.unreadable`);
  return "unreadable";
}

function parseAnswer(text: string): SavedAnswer | undefined {
  try {
    return savedAnswerSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Whether the answer reached the log before the crash. */
export const hasAnswer = (entries: readonly Entry[], { after, message }: SavedAnswer): boolean =>
  entries.some(
    (entry) =>
      entry.kind === "message" && entry.role === message.role && (after === undefined || entry.id > after),
  );
