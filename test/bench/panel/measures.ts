import type { PanelBrowser, PanelPage } from "../../support/panel/page.ts";
import { aState, NOW } from "../../support/panel/states.ts";
import { IN_PAGE } from "./inPage.ts";
import { type ToldConversation, toldOf } from "./longTold.ts";

/** Frames longer than this are seen as a stumble; milliseconds. */
const LONG = 50;

/** Times in milliseconds. */
export interface Frames {
  readonly count: number;
  readonly long: number;
  readonly worst: number;
}

export interface Felt {
  /** From the state to its first rows on the screen, and to the oldest message. */
  readonly firstRows: number;
  readonly whole: number;
  readonly opening: Frames;
  readonly streaming: Frames;
  readonly typing: Frames;
  readonly up: Frames;
  readonly down: Frames;
  /** Frames of both ways without a row in the middle. */
  readonly blank: number;
  readonly jump: number;
  /** After each of two more answers of the same length: megabytes in use, and nodes of the page. */
  readonly heap: readonly number[];
  readonly nodes: readonly number[];
}

/** Tokens a second, about one in each piece; characters of one; pieces. */
const STREAM = { perSecond: 200, size: 4, pieces: 1_600 };

/** Pixels a frame. */
const SCROLL = 600;

/** Frames between two keys: some ten a second. */
const KEY_EVERY = 6;

const ANSWER =
  "The parser keeps a `stack` of **open** blocks, and closes each one when its last line was read.\n\n" +
  "- one for lists\n- one for `code`\n\n```ts\nconst total = lines.reduce((sum, line) => sum + line.count, 0);\n```\n\n";

const PIECES = Array.from({ length: STREAM.pieces }, (_, at) =>
  ANSWER.repeat(30).slice(at * STREAM.size, (at + 1) * STREAM.size),
);

/** How the panel feels with a conversation of so many messages. */
export async function feel(panels: PanelBrowser, messages: number): Promise<Felt> {
  const told = toldOf(messages);
  await using panel = await panels.open();
  await panel.page.evaluate(IN_PAGE);
  const opened = await open(panel, told);
  const streaming = await stream(panel, told, 0);
  const first = await memory(panel);
  const typing = await stream(panel, told, KEY_EVERY);
  const second = await memory(panel);
  const up = await inPage<Scrolled>(panel, `scroll(${-SCROLL})`);
  const down = await inPage<Scrolled>(panel, `scroll(${SCROLL})`);
  const jump = await inPage<{ after: number }>(panel, `jump(${JSON.stringify(told.middle)})`);
  return {
    firstRows: opened.first,
    whole: opened.whole,
    opening: framesOf(opened.times),
    streaming: framesOf(streaming),
    typing: framesOf(typing),
    up: framesOf(up.times),
    down: framesOf(down.times),
    blank: up.blank + down.blank,
    jump: jump.after,
    heap: [first.heap, second.heap],
    nodes: [first.nodes, second.nodes],
  };
}

interface Scrolled {
  readonly times: readonly number[];
  readonly blank: number;
}

const inPage = <T>(panel: PanelPage, call: string): Promise<T> => panel.page.evaluate(`felt.${call}`);

function framesOf(times: readonly number[]): Frames {
  const long = times.filter((time) => time > LONG).length;
  return { count: times.length, long, worst: Math.max(0, ...times) };
}

interface Opened {
  readonly first: number;
  readonly whole: number;
  readonly times: readonly number[];
}

/** The answer that streams in later stands at the end from the beginning. */
async function open(panel: PanelPage, { pages, answer }: ToldConversation): Promise<Opened> {
  const [newest = [], ...older] = pages;
  const run = { id: "r", kind: "answer", started: NOW, label: "Waiting…" } as const;
  const state = aState({ items: [...newest, answer], run, ...(older.length > 0 ? { isPartial: true } : {}) });
  await panel.page.evaluate(`window.toTell = ${JSON.stringify({ state, older })}; undefined`);
  return inPage(panel, "open(toTell.state, toTell.older)");
}

/** Each time into the same item, which grows. */
function stream(
  panel: PanelPage,
  { answer }: ToldConversation,
  typeEvery: number,
): Promise<readonly number[]> {
  const options = { item: answer.id, pieces: PIECES, perSecond: STREAM.perSecond, typeEvery };
  return inPage(panel, `stream(${JSON.stringify(options)})`);
}

async function memory({ page }: PanelPage): Promise<{ readonly heap: number; readonly nodes: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { nodes } = await session.send("Memory.getDOMCounters");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return { heap: usedSize / 1e6, nodes };
}
