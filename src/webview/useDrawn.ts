import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

import type { Block, Blocks } from "./markdown/blocks.ts";

/** Characters drawn at once, and then with each frame until everything is there. */
const AT_ONCE = 24_000;
const EACH_FRAME = 6_000;

interface Drawn {
  readonly blocks: readonly Block[];
  /** For the element that holds the blocks. */
  readonly place: RefObject<HTMLDivElement | null>;
}

/** The blocks of a long text bit by bit, so that no frame takes long. */
export function useDrawn({ text, settled, tail }: Blocks): Drawn {
  const [allowed, setAllowed] = useState(AT_ONCE);
  const isWhole = text.length <= allowed;
  useEffect(() => {
    if (isWhole) return;
    const frame = requestAnimationFrame(() => setAllowed(allowed + EACH_FRAME));
    return () => cancelAnimationFrame(frame);
  }, [isWhole, allowed]);
  const place = useKeptHeight(text, isWhole);
  const blocks = [...settled, ...tail];
  return { blocks: isWhole ? blocks : firstOf(blocks, allowed), place };
}

function firstOf(blocks: readonly Block[], characters: number): Block[] {
  let left = characters;
  return blocks.filter((block) => {
    const isDrawn = left > 0;
    left -= block.kind === "code" ? block.code.length : block.source.length;
    return isDrawn;
  });
}

/** Pixels of long texts that have been drawn before, so that nothing jumps when they come into sight again. */
const heights = new Map<string, number>();

function useKeptHeight(text: string, isWhole: boolean): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const last = useRef({ text, isWhole });
  last.current = { text, isWhole };
  useLayoutEffect(() => {
    if (!place.current || text.length <= AT_ONCE) return;
    place.current.style.minHeight = isWhole ? "" : `${heights.get(text) ?? 0}px`;
  }, [text, isWhole]);
  // Kept when it goes out of sight, not with each piece of an answer: every version of it would stay in memory.
  useLayoutEffect(() => {
    const element = place.current;
    return () => {
      const drawn = last.current;
      if (element && drawn.isWhole && drawn.text.length > AT_ONCE)
        heights.set(drawn.text, element.offsetHeight);
    };
  }, []);
  return place;
}
