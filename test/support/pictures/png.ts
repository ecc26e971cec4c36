import { crc32, deflateSync, inflateSync } from "node:zlib";

import type { Indexed, Pixels } from "./quantize.ts";

/** PNG as far as it is needed (W3C, 3rd edition): what a browser's screenshot has, and pictures with a palette. */

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** Reads a picture of 8 bits a channel, RGB or RGBA, not interlaced. Opacity is left out. Throws for any other. */
export function readPng(file: Buffer): Pixels {
  const chunks = chunksOf(file);
  const header = chunks.find(({ type }) => type === "IHDR")?.data;
  const bytes = { 2: 3, 6: 4 }[header?.[9] ?? 0];
  if (!header || header[8] !== 8 || bytes === undefined || header[12] !== 0)
    throw new Error("This kind of PNG is not read here.");
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const packed = Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data));
  const lines = unfiltered(inflateSync(packed), width * bytes, bytes);
  const rgb = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) rgb.set(lines.subarray(i * bytes, i * bytes + 3), i * 3);
  return { width, height, rgb };
}

/** Width and height of any PNG, in pixels. */
export const sizeOfPng = (file: Buffer): readonly [width: number, height: number] => [
  file.readUInt32BE(16),
  file.readUInt32BE(20),
];

export function writePng({ width, height, palette, indices }: Indexed): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits a pixel, of a palette.
  header.set([8, 3], 8);
  const lines = Buffer.alloc((width + 1) * height);
  // Each line begins with its filter: none, which is best for palettes.
  for (let y = 0; y < height; y++)
    lines.set(indices.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette)),
    chunk("IDAT", deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunksOf(file: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at < file.length;) {
    const length = file.readUInt32BE(at);
    const type = file.toString("latin1", at + 4, at + 8);
    chunks.push({ type, data: file.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}

/** Takes the filters of the lines back, each of which guesses a byte from its neighbours. */
function unfiltered(filtered: Buffer, line: number, bytes: number): Buffer {
  const height = filtered.length / (line + 1);
  const plain = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++) {
    const filter = filtered[y * (line + 1)] ?? 0;
    for (let x = 0; x < line; x++) {
      const at = y * line + x;
      const left = x < bytes ? 0 : (plain[at - bytes] ?? 0);
      const up = y === 0 ? 0 : (plain[at - line] ?? 0);
      const corner = x < bytes || y === 0 ? 0 : (plain[at - line - bytes] ?? 0);
      const guess = guessed(filter, { left, up, corner });
      plain[at] = ((filtered[y * (line + 1) + 1 + x] ?? 0) + guess) & 255;
    }
  }
  return plain;
}

interface Neighbours {
  readonly left: number;
  readonly up: number;
  readonly corner: number;
}

function guessed(filter: number, { left, up, corner }: Neighbours): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  return filter === 4 ? paeth(left, up, corner) : 0;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
