/**
 * One writer a session. The lock is a folder that holds one file, whose name is
 * the state: `free`, or who holds it. Every change is a rename of exactly the
 * name that was seen, so of two windows that saw the same state one succeeds,
 * also when both take over from a dead one. The file's time is the heartbeat.
 */
import { createHash } from "node:crypto";
import { join } from "node:path";

import type { SessionPorts } from "./ports.ts";
import { hasCode } from "./storageError.ts";

/** Milliseconds. */
export const HEARTBEAT = 10_000;
/** Milliseconds without a heartbeat after which a lock may be taken over. */
export const STALE_AFTER = 60_000;

const FREE = "free";
const TOKEN = /^(?:free|(?<pid>\d+)\.(?<host>[0-9a-f]{12})\.[0-9a-f]{16})$/;
const TRIES = 5;
/** What a rename says when another window was quicker. */
const LOST_RACE = ["ENOENT", "EEXIST", "ENOTEMPTY"];

export class Lock {
  readonly #folder: string;
  readonly #token: string;
  readonly #ports: SessionPorts;
  #stopBeating: () => void = () => undefined;
  #isReleased = false;

  private constructor(folder: string, token: string, ports: SessionPorts) {
    this.#folder = folder;
    this.#token = token;
    this.#ports = ports;
    this.#beatLater();
  }

  /** Undefined when another window holds it. Rejects when the disk does not allow locking. */
  static async acquire(sessionFolder: string, ports: SessionPorts): Promise<Lock | undefined> {
    const folder = lockFolder(sessionFolder);
    const token = newToken(ports);
    let failure: unknown;
    for (let tries = 0; tries < TRIES; tries++) {
      const seen = await readState(folder, ports);
      if (seen === "held") return undefined;
      failure = await take(seen, { folder, token, ports });
      // Whatever the rename said (a network disk may repeat one): the name is ours alone.
      if (await ports.files.stat(join(folder, token))) return new Lock(folder, token, ports);
    }
    if (failure !== undefined && !LOST_RACE.some((code) => hasCode(failure, code))) throw failure;
    return undefined;
  }

  /** False once another window has taken over, or the files are gone. */
  async isHeld(): Promise<boolean> {
    return (await this.#ports.files.stat(join(this.#folder, this.#token))) !== undefined;
  }

  /** `sessionFolder`: where the session is now, if it was moved. */
  async release(sessionFolder?: string): Promise<void> {
    this.#isReleased = true;
    this.#stopBeating();
    const folder = sessionFolder === undefined ? this.#folder : lockFolder(sessionFolder);
    // When this fails, it was taken over meanwhile, or will be once this process is gone.
    await this.#ports.files.move(join(folder, this.#token), join(folder, FREE)).catch(() => undefined);
  }

  #beatLater(): void {
    this.#stopBeating = this.#ports.after(HEARTBEAT, () => void this.#beat());
  }

  async #beat(): Promise<void> {
    // A beat that fails is made up for by the next; a lock that is lost shows in `isHeld`.
    await this.#ports.files.touch(join(this.#folder, this.#token), this.#ports.now()).catch(() => undefined);
    if (!this.#isReleased) this.#beatLater();
  }
}

/** Whether some window writes the session; changes nothing. */
export const isLocked = async (sessionFolder: string, ports: SessionPorts): Promise<boolean> =>
  (await readState(lockFolder(sessionFolder), ports)) === "held";

const lockFolder = (sessionFolder: string): string => join(sessionFolder, "lock");

function newToken(ports: SessionPorts): string {
  const { pid, host } = ports.owner;
  return `${pid}.${hostMark(host)}.${Buffer.from(ports.randomBytes(8)).toString("hex")}`;
}

/** A host's name may hold what a file name may not. */
const hostMark = (host: string): string => createHash("sha256").update(host).digest("hex").slice(0, 12);

/** A name that may be taken over; undefined: there is no lock folder yet, or an empty one. */
interface Takeable {
  readonly from: string | undefined;
}

async function readState(folder: string, ports: SessionPorts): Promise<Takeable | "held"> {
  const token = (await ports.files.list(folder)).find((name) => TOKEN.test(name));
  if (token === undefined || token === FREE) return { from: token };
  const stat = await ports.files.stat(join(folder, token));
  // A name that is gone by now will not be taken either: the rename fails, and the state is read again.
  return stat && !isStale(token, stat.changed, ports) ? "held" : { from: token };
}

function isStale(token: string, beat: number, ports: SessionPorts): boolean {
  const { pid, host } = TOKEN.exec(token)?.groups ?? {};
  if (host === hostMark(ports.owner.host) && !ports.isAlive(Number(pid))) return true;
  // A beat far in the future is no better: a clock was wrong.
  return Math.abs(ports.now() - beat) > STALE_AFTER;
}

interface Claim {
  readonly folder: string;
  readonly token: string;
  readonly ports: SessionPorts;
}

/** Tries to make `token` the name; returns the failure, if there was one. */
async function take({ from }: Takeable, claim: Claim): Promise<unknown> {
  try {
    await (from === undefined ? publish(claim) : rename(from, claim));
    return undefined;
  } catch (error) {
    return error;
  }
}

async function rename(from: string, { folder, token, ports }: Claim): Promise<void> {
  // The heartbeat first: from the rename on, others judge this window by it.
  await ports.files.touch(join(folder, from), ports.now());
  await ports.files.move(join(folder, from), join(folder, token));
}

/** The folder appears with its file in it, or not at all: a rename does not replace a folder that holds one. */
async function publish({ folder, token, ports }: Claim): Promise<void> {
  const { files } = ports;
  const draft = `${folder}.${token}.tmp`;
  try {
    await files.makeFolder(draft);
    await (await files.openForAppend(join(draft, token))).close();
    await files.touch(join(draft, token), ports.now());
    await files.move(draft, folder);
  } finally {
    await files.remove(draft);
  }
}
