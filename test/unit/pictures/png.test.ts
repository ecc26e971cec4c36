import { deflateSync, inflateSync } from "node:zlib";

import * as fc from "fast-check";
import { expect, it } from "vitest";

import { readPng, sizeOfPng, writePng } from "../../support/pictures/png.ts";
import { type Pixels, quantize } from "../../support/pictures/quantize.ts";

const pixels = fc
  .record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) })
  .chain(({ width, height }) =>
    fc
      .uint8Array({ minLength: width * height * 3, maxLength: width * height * 3 })
      .map((rgb): Pixels => ({ width, height, rgb })),
  );

/** The byte that each of the filters 0 … 4 guesses, by the rules of the format. */
function guesses({ width, rgb }: Pixels, x: number, y: number): number[] {
  const at = (column: number, row: number): number =>
    column < 0 || row < 0 ? 0 : (rgb[row * width * 3 + column] ?? 0);
  const [left, up, corner] = [at(x - 3, y), at(x, y - 1), at(x - 3, y - 1)];
  const far = (value: number): number => Math.abs(left + up - corner - value);
  const [nearest = 0] = [left, up, corner].toSorted((a, b) => far(a) - far(b));
  return [0, left, up, Math.floor((left + up) / 2), nearest];
}

/** An RGB file whose lines are filtered in these ways, one after the other. */
function filtered(picture: Pixels, filters: readonly number[]): Buffer {
  const { width, height, rgb } = picture;
  const lines = Array.from({ length: height }, (_, y) => {
    const filter = filters[y % filters.length] ?? 0;
    const line = Array.from(rgb.subarray(y * width * 3, (y + 1) * width * 3));
    return [filter, ...line.map((byte, x) => (byte - (guesses(picture, x, y)[filter] ?? 0)) & 255)];
  });
  const header = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, 2, 0, 0, 0]);
  return Buffer.concat([
    Buffer.alloc(8),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.from(lines.flat()))),
  ]);
}

const chunk = (type: string, data: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from([0, 0, data.length >> 8, data.length & 255]),
    Buffer.from(type),
    data,
    Buffer.alloc(4),
  ]);

it("a picture is read whatever its lines are filtered with", () => {
  const filters = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(pixels, filters, (picture, chosen) => {
      expect(readPng(filtered(picture, chosen))).toEqual(picture);
    }),
  );
});

it("few colours stay what they are; of many there are no more than asked for", () => {
  fc.assert(
    fc.property(pixels, fc.integer({ min: 1, max: 100 }), (picture, most) => {
      const { palette, indices } = quantize(picture, most);
      expect(palette.length / 3).toBeLessThanOrEqual(most);
      const shown = Uint8Array.from(
        [...indices].flatMap((index) => [...palette.subarray(3 * index, 3 * index + 3)]),
      );
      expect(shown.length).toBe(picture.rgb.length);
      const isFew = picture.width * picture.height <= most;
      expect(isFew ? shown : picture.rgb).toEqual(picture.rgb);
    }),
  );
});

it("a picture with a palette is written with its size and all its pixels", () => {
  fc.assert(
    fc.property(pixels, (picture) => {
      const indexed = quantize(picture, 100);
      const file = writePng(indexed);
      expect(sizeOfPng(file)).toEqual([picture.width, picture.height]);
      const at = file.indexOf("IDAT");
      const lines = inflateSync(file.subarray(at + 4, at + 4 + file.readUInt32BE(at - 4)));
      const bare = [...lines].filter((_, i) => i % (picture.width + 1) !== 0);
      expect(bare).toEqual([...indexed.indices]);
    }),
  );
});
