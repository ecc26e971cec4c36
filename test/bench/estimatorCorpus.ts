import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { PROSE } from "../support/prose.ts";
import { DUMPS, EXTREMES, randomFrom, sample } from "../support/textSamples.ts";
import type { Random } from "../support/textSamples.ts";
import { transcriptTexts } from "./transcriptTexts.ts";

export interface Sample {
  readonly kind: string;
  readonly text: string;
  readonly isHeldOut: boolean;
}

const ROOT = new URL("../..", import.meta.url).pathname;

/** Every text there is, each once. Files, not texts, are dealt out to fitting and holding out. */
export const corpus = (heldOutFolders: readonly string[]): readonly Sample[] => {
  const random = randomFrom(1);
  const all = [
    ...transcripts(join(ROOT, "../shared/transcripts")),
    ...packageFiles(join(ROOT, "node_modules"), random),
    ...locales(join(ROOT, "node_modules/zod/v4/locales")),
    ...prose(),
    ...generated(random),
    ...heldOutFolders.flatMap((folder) => folderFiles(folder, random)),
  ];
  return [...new Map(all.map((one) => [one.text, one])).values()];
};

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .filter((file) => statSync(join(folder, file)).isFile());

const transcripts = (folder: string): readonly Sample[] => {
  if (!existsSync(folder)) return [];
  const files = filesBelow(folder).filter((file) => /\.(jsonl?|traj)$/.test(file));
  return files.flatMap((file, index) =>
    transcriptTexts(readFileSync(join(folder, file), "utf8")).map((one) => ({
      ...one,
      isHeldOut: index % 2 === 1,
    })),
  );
};

const KINDS: Readonly<Record<string, string>> = {
  js: "code",
  mjs: "code",
  cjs: "code",
  ts: "code",
  mts: "code",
  css: "code",
  md: "markdown",
  json: "json",
};

const FILES_PER_PACKAGE = 20;

/** Slices of the source files of each package; a package is fitted or held out as a whole. */
const packageFiles = (folder: string, random: Random): readonly Sample[] => {
  const taken = new Map<string, number>();
  return filesBelow(folder).flatMap((file) => {
    const kind = KINDS[file.slice(file.lastIndexOf(".") + 1)];
    const name = file
      .split("/")
      .slice(0, file.startsWith("@") ? 2 : 1)
      .join("/");
    const before = taken.get(name) ?? 0;
    const isVocabulary = file.includes("bpeRanks") || file.includes("locales");
    if (!kind || isVocabulary || before >= FILES_PER_PACKAGE) return [];
    taken.set(name, before + 1);
    const text = readFileSync(join(folder, file), "utf8");
    const isMinified = kind === "code" && text.length > 300 * text.split("\n").length;
    const isHeldOut = name.length % 2 === 1;
    return slices(text, random).map((slice) => ({
      kind: isMinified ? "minified" : kind,
      text: slice,
      isHeldOut,
    }));
  });
};

/** Up to three slices of 200 to 10,000 characters, as a tool would show them. */
const slices = (text: string, random: Random): readonly string[] =>
  [1, 2, 3]
    .map(() => {
      const start = Math.floor(random() * text.length);
      return text.slice(start, start + 200 * Math.exp(random() * 4));
    })
    .filter((slice) => slice.length >= 200);

/** The messages of zod in the languages that are not written in ASCII. */
const locales = (folder: string): readonly Sample[] =>
  filesBelow(folder)
    .filter((file) => file.endsWith(".js") && file !== "index.js")
    .map((file, index) => {
      const source = readFileSync(join(folder, file), "utf8");
      const literals = source.match(/"(?:[^"\\\n]|\\.)+"|`(?:[^`\\]|\\.)+`/g) ?? [];
      const text = [...new Set(literals)].join(" ").replaceAll(/\$\{[^}]*\}|["`]/g, "");
      return { kind: "locale", text, isHeldOut: index % 2 === 1 };
    })
    .filter(({ text }) => (text.match(/[^ -~]/g) ?? []).length > text.length / 5);

const prose = (): readonly Sample[] =>
  Object.values(PROSE).flatMap((passages, language) =>
    passages.map((text, index) => ({ kind: "prose", text, isHeldOut: (language + index) % 2 === 1 })),
  );

const generated = (random: Random): readonly Sample[] => [
  ...Object.values(DUMPS).flatMap((piece) =>
    Array.from({ length: 8 }, (_, index) => ({
      kind: "dump",
      text: sample(piece, 300 + random() * 2_000, random),
      isHeldOut: index % 2 === 1,
    })),
  ),
  ...Object.entries(EXTREMES).map(([name, piece]) => ({
    kind: `extreme: ${name}`,
    text: sample(piece, 20_000, random),
    isHeldOut: true,
  })),
];

/** Text files of any other folder, which the fit never sees; the kind is the folder below it. */
const folderFiles = (folder: string, random: Random): readonly Sample[] =>
  filesBelow(folder).flatMap((file) =>
    slices(readFileSync(join(folder, file), "utf8"), random).map((text) => ({
      kind: `other: ${file.split("/")[0]}`,
      text,
      isHeldOut: true,
    })),
  );
