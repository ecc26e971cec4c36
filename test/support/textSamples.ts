/** Texts made by code, of the kinds that lead token estimates astray. */

export type Random = () => number;

/** The same numbers in [0, 1) for the same seed. */
export const randomFrom = (seed: number): Random => {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};

export const pick = <T>(random: Random, from: readonly [T, ...T[]]): T =>
  from[Math.floor(random() * from.length)] ?? from[0];

/** A piece of text; a sample is made by joining pieces until it is long enough. */
type Piece = (random: Random) => string;

const oneOf =
  (alphabet: string): Piece =>
  (random) =>
    alphabet.charAt(Math.floor(random() * alphabet.length));

const between =
  (first: number, last: number): Piece =>
  (random) =>
    String.fromCodePoint(first + Math.floor(random() * (last - first + 1)));

const oneOfPieces =
  (...pieces: readonly [string, ...string[]]): Piece =>
  (random) =>
    pick(random, pieces);

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";
const HEX = "0123456789abcdef";

/** What tools do print: dumps, data, drawings. */
export const DUMPS: Readonly<Record<string, Piece>> = {
  base64: oneOf(`${LETTERS.toUpperCase()}${LETTERS}${DIGITS}+/`),
  hex: oneOf(HEX),
  capitalHex: oneOf(HEX.toUpperCase()),
  hash: (random) => `${sample(oneOf(HEX), 40, random)} `,
  digits: oneOf(DIGITS),
  integers: (random) => `${Math.floor(random() * 1e6)}, `,
  fractions: (random) => `${random() * 100} `,
  json: (random) => `"${pick(random, ["id", "name", "type", "value"])}":${Math.floor(random() * 1e5)},`,
  punctuation: oneOf('!@#$%^&*()-=[]{};:",./<>?'),
  drawing: oneOfPieces("│ ", "├── ", "└─", "──────", "\n"),
  rulers: (random) => `${pick(random, ["=", "-", "─", "━", "*"]).repeat(20 + random() * 80)}\n`,
  emoji: between(0x1f300, 0x1f6ff),
  binary: (random) => new TextDecoder().decode(Uint8Array.from({ length: 60 }, () => random() * 256)),
};

/** What nobody writes, but what must not throw the gauge off by more than a few times. */
export const EXTREMES: Readonly<Record<string, Piece>> = {
  spaces: () => " ",
  tabs: () => "\t",
  "line ends": () => "\n",
  dashes: () => "-",
  "box lines": () => "─",
  "one letter": () => "a",
  "one rare letter": () => "z",
  "random letters": oneOf(LETTERS),
  "replacement characters": () => "\ufffd",
  "lone surrogates": () => "\ud83d",
  "random ideographs": between(0x4e00, 0x9fff),
  "random Hangul": between(0xac00, 0xd7a3),
  "random Ethiopic": between(0x1200, 0x1357),
};

/** Joins pieces up to `length` characters or a little more. */
export const sample = (piece: Piece, length: number, random: Random): string => {
  let text = "";
  while (text.length < length) text += piece(random);
  return text;
};
