import { t } from "../l10n/l10n.ts";
import { AnchoredImporter } from "./anchored/importer.ts";
import { ClaudeCodeImporter } from "./claudeCode/importer.ts";
import { detect, type Detected } from "./detect.ts";
import type { Found } from "./found.ts";
import type { Format, Imported, ImportOptions, ImportOutcome, Source } from "./imported.ts";
import type { Draft, Importer } from "./importer.ts";
import { Tally } from "./leftOut.ts";
import { OpenAiImporter } from "./openai/importer.ts";
import { createPace, type Pace } from "./pace.ts";
import { readText } from "./read.ts";
import { refuse, refusalFor, refuseUnreadable, refuseValues, shownName } from "./refuse.ts";
import { shapeOf } from "./shape.ts";
import { valuesOf } from "./values.ts";

/** Characters by which a file's shape is judged. */
const HEAD = 64 * 1024;
/** Values by which its format is judged: so many at first, and if they do not tell, up to so many. */
const SAMPLE = 200;
const LARGEST_SAMPLE = 25_600;

/**
 * Reads another program's conversation. Never throws for what a file holds;
 * a wrong file is refused with words for a person, a cancel leaves nothing
 * half done. Works in short slices, so that it may run in the extension host.
 */
export async function importConversation(
  source: Source,
  options: ImportOptions = {},
): Promise<ImportOutcome> {
  try {
    return await importAtPace(source, options, createPace(options));
  } catch (error) {
    if (options.signal?.aborted) return { kind: "cancelled" };
    throw error;
  }
}

/** A file that is already in memory, whole. */
export function wholeFile(name: string, content: Uint8Array | string): Source {
  async function* chunks() {
    yield content;
  }
  return { name, size: content.length, chunks: chunks() };
}

async function importAtPace(source: Source, options: ImportOptions, pace: Pace): Promise<ImportOutcome> {
  const tally = new Tally();
  const text = paced(readText(source, { tally, ...options }), pace);
  try {
    const head = await headOf(text);
    const isCut = head.text === "" && tally.has("break");
    const refusal = isCut ? refuseUnreadable(source.name) : refusalFor(source.name, head.text);
    if (refusal) return refusal;
    const values = valuesOf(continued(head.text, text), shapeOf(head.text, head.isWhole), tally);
    return await importValues(source.name, values, { tally, pace, options });
  } finally {
    await text.return(undefined);
  }
}

interface Desk {
  readonly tally: Tally;
  readonly pace: Pace;
  readonly options: ImportOptions;
}

type Values = AsyncGenerator<Found[]>;

async function importValues(name: string, values: Values, desk: Desk): Promise<ImportOutcome> {
  const { sample, detected } = await sampleOf(values);
  if (!detected.format) return refuseValues(name, sample, detected.foreign);
  const importer = createImporter(detected.format, desk.tally);
  for await (const batch of continued(sample, values)) {
    for (const one of batch) importer.accept(one);
    await desk.pace.breathe();
  }
  return finish(name, importer, { ...desk, format: detected.format });
}

async function finish(name: string, importer: Importer, desk: Desk & { readonly format: Format }) {
  const { pick = 0, now: start = Date.now() } = desk.options;
  const held = importer.conversations();
  if (held > 0 && (pick < 0 || pick >= held))
    return refuse(
      t("{0} holds {1} conversations, and none is number {2}.", shownName(name), held, pick + 1),
      t("Choose one of them."),
    );
  const draft = await importer.finish({ pick, start, pace: desk.pace });
  if (draft.items.length === 0)
    return refuse(t("{0} is a {1} without any message.", shownName(name), draft.formatName));
  return sealed(draft, desk.format, desk.tally);
}

function sealed(draft: Draft, format: Format, tally: Tally): Imported {
  const messages = draft.items.filter((item) => item.kind === "message");
  const parts = messages.flatMap((message) => message.parts);
  const counts = {
    messages: messages.length,
    calls: parts.filter((part) => part.kind === "call").length,
    results: parts.filter((part) => part.kind === "result").length,
  };
  const model = messages.findLast((message) => message.model !== undefined)?.model;
  return { kind: "imported", format, counts, leftOut: tally.list(), ...draft, ...(model ? { model } : {}) };
}

function createImporter(format: Format, tally: Tally): Importer {
  switch (format) {
    case "anchored-chat":
      return new AnchoredImporter(tally);
    case "claude-code":
      return new ClaudeCodeImporter(tally);
    case "openai":
      return new OpenAiImporter(tally);
  }
}

async function* paced(text: AsyncIterable<string>, pace: Pace): AsyncGenerator<string> {
  for await (const piece of text) {
    await pace.breathe();
    yield piece;
  }
}

async function headOf(text: AsyncGenerator<string>) {
  let head = "";
  while (head.length < HEAD) {
    const next = await text.next();
    if (next.done) return { text: head, isWhole: true };
    head += next.value;
  }
  return { text: head, isWhole: false };
}

/** As many values as it takes to tell the format: a long list of something else may come first. */
async function sampleOf(values: Values): Promise<{ sample: Found[]; detected: Detected }> {
  const sample: Found[] = [];
  for (let enough = SAMPLE; enough <= LARGEST_SAMPLE; enough *= 2) {
    const isEnd = await fill(sample, values, enough);
    const detected = detect(sample);
    if (isEnd || detected.format || detected.foreign) return { sample, detected };
  }
  return { sample, detected: {} };
}

async function fill(sample: Found[], values: Values, enough: number): Promise<boolean> {
  while (sample.length < enough) {
    const next = await values.next();
    if (next.done) return true;
    sample.push(...next.value);
  }
  return false;
}

async function* continued<T>(head: T, rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield head;
  yield* rest;
}
