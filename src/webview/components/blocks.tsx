import { useLayoutEffect, useRef } from "preact/hooks";

import type { Block, Blocks, CodeBlock } from "../markdown/blocks.ts";
import { extend, NO_BLOCKS, wholeCode } from "../markdown/blocks.ts";
import { codeFrame } from "../markdown/codeFrame.ts";
import { markdownNodes } from "../markdown/nodes.ts";
import { usePanel } from "../panel.ts";
import { useDrawn } from "../useDrawn.ts";
import { PlainText } from "./plainText.tsx";

interface Props {
  readonly text: string;
}

interface MarkdownProps extends Props {
  /** Adds to what is drawn, before it is shown; the same function each time. */
  readonly decorate?: (nodes: DocumentFragment) => void;
}

/** A model's text: Markdown, drawn block by block; only blocks that changed are drawn anew. */
export function Markdown({ text, decorate }: MarkdownProps) {
  const all = useBlocks(text);
  const { blocks, place } = useDrawn(all);
  return (
    <div class="markdown" ref={place}>
      {blocks.map((block, index) =>
        block.kind === "code" ? (
          <Code key={index} block={block} index={index} of={all} />
        ) : (
          <MarkdownBlock key={index} text={block.source} {...(decorate ? { decorate } : {})} />
        ),
      )}
    </div>
  );
}

/** A person's text, word for word; fenced code is still drawn as code. */
export function Verbatim({ text }: Props) {
  const all = useBlocks(text);
  const { blocks, place } = useDrawn(all);
  return (
    <div class="verbatim" ref={place}>
      {blocks.map((block, index) =>
        block.kind === "code" ? (
          <Code key={index} block={block} index={index} of={all} />
        ) : (
          <div key={index}>
            <PlainText text={withoutMargin(block.source, blocks[index - 1], blocks[index + 1])} />
          </div>
        ),
      )}
    </div>
  );
}

/** Code stands on lines of its own: blank lines beside it would only widen its margin. */
function withoutMargin(source: string, before: Block | undefined, after: Block | undefined): string {
  const start = before?.kind === "text" ? source : source.replace(/^\n+/, "");
  return after?.kind === "text" ? start : start.replace(/\n+$/, "");
}

function useBlocks(text: string): Blocks {
  const known = useRef(NO_BLOCKS);
  known.current = extend(known.current, text);
  return known.current;
}

function MarkdownBlock({ text, decorate }: MarkdownProps) {
  const { post } = usePanel();
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const nodes = markdownNodes(text, (code) => post({ kind: "copy", text: code }));
    decorate?.(nodes);
    place.current?.replaceChildren(nodes);
  }, [text]);
  return <div ref={place} />;
}

interface CodeProps {
  readonly block: CodeBlock;
  readonly index: number;
  readonly of: Blocks;
}

function Code({ block, index, of }: CodeProps) {
  const { post } = usePanel();
  const place = useRef<HTMLDivElement>(null);
  const all = useRef(of);
  all.current = of;
  const { language, code, open, continues } = block;
  useLayoutEffect(() => {
    const copyAll = (): void => {
      const { settled, tail } = all.current;
      post({ kind: "copy", text: wholeCode([...settled, ...tail], index) });
    };
    place.current?.replaceChildren(codeFrame(block, copyAll));
  }, [language, code, open, continues, index]);
  return <div ref={place} />;
}
