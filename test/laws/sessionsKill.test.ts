/**
 * Processes are killed in the middle of writing, again and again, on the same
 * sessions. What a process said to be on the disk must be there, whole, in its
 * place, and the session must go on.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import * as fc from "fast-check";
import { expect, test } from "vitest";

import { SessionLog } from "../../src/sessions/log.ts";
import { nodePorts } from "../../src/sessions/nodePorts.ts";
import { logPath } from "../../src/sessions/readLog.ts";
import { headerLine } from "../../src/sessions/writer.ts";
import { answered, textsOf } from "../support/sessions/build.ts";
import { bundleScript, startScript } from "../support/sessions/spawnScript.ts";
import { temporaryFolder } from "../support/sessions/temporaryFolder.ts";
import { acknowledgement, messageText, unfinishedText } from "../support/sessions/writerProtocol.ts";

/** Each kill cuts the logs of all sessions; `KILLS=500` makes a longer run. */
const KILLS = Number(process.env["KILLS"] ?? 60);
const SESSIONS = 6;
/** Processes at the same time, each with sessions of its own. */
const LANES = 2;
const SEED = 20_261_120;

async function emptySessions(): Promise<readonly string[]> {
  const root = await temporaryFolder();
  const folders = Array.from({ length: SESSIONS }, (_, index) => join(root, String(index)));
  for (const folder of folders) {
    await mkdir(folder);
    await writeFile(logPath(folder), headerLine(0));
  }
  return folders;
}

/** Opens a session after a kill and returns its texts; every entry must be the one of its place. */
async function reopen(folder: string): Promise<readonly string[]> {
  const log = await SessionLog.open(folder, nodePorts);
  expect(log.readOnly).toBeUndefined();
  expect(log.report).toMatchObject({ damagedLines: [], unknownEntries: 0, missingBlobs: 0 });
  await log.append([answered(messageText(log.entries.length))]);
  await log.close();

  const texts = textsOf(log.entries);
  const isInPlace = (text: string, place: number): boolean =>
    text === messageText(place) || text === unfinishedText(place);
  expect(texts.filter((text, place) => !isInPlace(text, place))).toEqual([]);
  const ids = log.entries.map((entry) => entry.id);
  expect(ids).toEqual(ids.toSorted());
  return texts;
}

/** Kills one process after the other over the same sessions; returns how many messages were finished. */
async function killAgainAndAgain(script: string, lives: readonly number[]): Promise<number> {
  const folders = await emptySessions();
  let finished = 0;
  for (const linesToLive of lives) {
    const writer = startScript(script, folders);
    await writer.until((lines) => lines.length >= linesToLive);
    writer.kill();
    const ended = await writer.ended;
    expect(ended).toMatchObject({ signal: "SIGKILL", errors: "" });
    const said = ended.lines.map((line) => acknowledgement.parse(JSON.parse(line)));
    finished += said.length;
    const texts = await Promise.all(folders.map(reopen));
    expect(said.filter(({ session, number }) => texts[session]?.[number] !== messageText(number))).toEqual(
      [],
    );
  }
  return finished;
}

test(
  `no finished message is lost when ${KILLS} processes are killed while each writes ${SESSIONS} sessions`,
  async () => {
    const script = await bundleScript("writer");
    const lives = fc.sample(fc.nat(5 * SESSIONS), { numRuns: KILLS, seed: SEED });
    const lanes = Array.from({ length: LANES }, (_, lane) =>
      lives.filter((_life, kill) => kill % LANES === lane),
    );
    const finished = await Promise.all(lanes.map((lane) => killAgainAndAgain(script, lane)));
    expect(Math.min(...finished)).toBeGreaterThan(KILLS / LANES);
  },
  KILLS * 1000,
);
