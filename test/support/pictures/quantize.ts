/** Pixels with at most 256 colours: an index into `palette` each. */
export interface Indexed {
  readonly width: number;
  readonly height: number;
  /** Three bytes a colour: red, green, blue. */
  readonly palette: Uint8Array;
  readonly indices: Uint8Array;
}

/** A picture without transparency; three bytes a pixel. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

interface Color {
  readonly rgb: number;
  readonly count: number;
}

/**
 * The same picture with at most `most` colours, by median cut (Heckbert,
 * 1982). Panels have a few hundred: most stay exactly what they are. The same
 * pixels always give the same colours.
 */
export function quantize({ width, height, rgb }: Pixels, most: number): Indexed {
  const counts = new Map<number, number>();
  for (let i = 0; i < rgb.length; i += 3) {
    const color = packed(rgb, i);
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  const colors = [...counts].map(([color, count]): Color => ({ rgb: color, count }));
  const boxes = cut(
    colors.toSorted((a, b) => a.rgb - b.rgb),
    most,
  );
  const indexOf = new Map(
    boxes.flatMap((box, index) => box.map(({ rgb: color }) => [color, index] as const)),
  );
  const indices = new Uint8Array(width * height);
  for (let i = 0; i < indices.length; i++) indices[i] = indexOf.get(packed(rgb, 3 * i)) ?? 0;
  return { width, height, palette: Uint8Array.from(boxes.flatMap(mean)), indices };
}

const packed = (rgb: Uint8Array, at: number): number =>
  ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0);

const channel = ({ rgb }: Color, shift: number): number => (rgb >> shift) & 255;

const SHIFTS = [16, 8, 0] as const;

/** Splits the box that matters most until there are enough. */
function cut(colors: readonly Color[], most: number): readonly (readonly Color[])[] {
  const boxes: (readonly Color[])[] = [colors];
  while (boxes.length < most) {
    const widest = boxes.reduce((best, box) => (weight(box) > weight(best) ? box : best));
    if (weight(widest) === 0) break;
    boxes.splice(boxes.indexOf(widest), 1, ...halves(widest));
  }
  return boxes;
}

const spread = (box: readonly Color[], shift: number): number => {
  const values = box.map((color) => channel(color, shift));
  return Math.max(...values) - Math.min(...values);
};

/** How much would be seen of it if all its colours became one: 0 for a single colour. */
const weight = (box: readonly Color[]): number =>
  Math.max(...SHIFTS.map((shift) => spread(box, shift))) * Math.sqrt(pixelsOf(box));

const pixelsOf = (box: readonly Color[]): number => box.reduce((sum, { count }) => sum + count, 0);

/** At the middle of its widest channel: flat colours, which have most pixels, must not draw their neighbours in. */
function halves(box: readonly Color[]): [readonly Color[], readonly Color[]] {
  const shift = SHIFTS.reduce((best, one) => (spread(box, one) > spread(box, best) ? one : best));
  const values = box.map((color) => channel(color, shift));
  const middle = (Math.max(...values) + Math.min(...values)) / 2;
  return [
    box.filter((color) => channel(color, shift) <= middle),
    box.filter((color) => channel(color, shift) > middle),
  ];
}

const mean = (box: readonly Color[]): number[] =>
  SHIFTS.map((shift) =>
    Math.round(box.reduce((sum, color) => sum + channel(color, shift) * color.count, 0) / pixelsOf(box)),
  );
