import MarkdownIt from "markdown-it";
import type { RendererRule, Token } from "markdown-it";

import { t } from "../../l10n/l10n.ts";

/**
 * Markdown to HTML that still has to be sanitized. HTML in the text stays text,
 * images become words (a picture's address could carry data out), and a link
 * with any other scheme stays what was typed.
 */

const SAFE_LINK = /^(?:https?:\/\/|mailto:)/i;

const parser = new MarkdownIt({ html: false, linkify: true });
parser.validateLink = (href) => SAFE_LINK.test(href.trim());
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
parser.renderer.rules.image = (tokens, index) => imageAsWords(tokens, index);
parser.renderer.rules.th_open = alignedCell;
parser.renderer.rules.td_open = alignedCell;

export const toHtml = (markdown: string): string => parser.render(markdown);

function imageAsWords(tokens: Token[], index: number): string {
  const image = tokens[index];
  const words = parser.utils.escapeHtml(
    image?.content ? t("image: {0}", image.content) : t("image without a name"),
  );
  const address = String(image?.attrGet("src") ?? "");
  return isInsideLink(tokens, index) ? words : `<a href="${parser.utils.escapeHtml(address)}">${words}</a>`;
}

function isInsideLink(tokens: readonly Token[], index: number): boolean {
  const opened = tokens.slice(0, index).findLast(({ type }) => type === "link_open" || type === "link_close");
  return opened?.type === "link_open";
}

/** Style attributes are forbidden by the panel's content security policy. */
function alignedCell(...[tokens, index, options, , renderer]: Parameters<RendererRule>): string {
  const cell = tokens[index];
  const align = /text-align:(\w+)/.exec(String(cell?.attrGet("style") ?? ""))?.[1];
  if (cell) cell.attrs = align ? [["class", `align-${align}`]] : null;
  return renderer.renderToken(tokens, index, options);
}

export interface TopLevelBlock {
  /** Offsets in the source; together the blocks hold all of it. */
  readonly start: number;
  readonly end: number;
  readonly code?: Fence;
}

export interface Fence {
  readonly language: string;
  readonly content: string;
  /** The closing fence is missing. */
  readonly open: boolean;
  readonly firstLine: string;
}

/** The blocks of a document, cut where the parser itself sees their borders. Lines end with "\n". */
export function topLevel(source: string): TopLevelBlock[] {
  const tokens: Token[] = [];
  parser.block.parse(source, parser, {}, tokens);
  const starts = lineStarts(source);
  const blocks = tokens.filter(({ level, nesting, map }) => level === 0 && nesting >= 0 && map);
  if (blocks.length === 0) return [{ start: 0, end: source.length }];
  const borders = blocks.map(({ map }, index) => (index === 0 ? 0 : (starts[map?.[0] ?? 0] ?? 0)));
  return blocks.map((token, index) => {
    const place = { start: borders[index] ?? 0, end: borders[index + 1] ?? source.length };
    return token.type === "fence" ? { ...place, code: fenceOf(token, source, starts) } : place;
  });
}

function fenceOf({ map, info, content }: Token, source: string, starts: readonly number[]): Fence {
  const [first = 0, end = 0] = map ?? [];
  const lines = content.split("\n").length - (content === "" || content.endsWith("\n") ? 1 : 0);
  return {
    language: /^[\w+#.-]{1,30}/.exec(info.trim())?.[0].toLowerCase() ?? "",
    content,
    open: end - first - 1 <= lines,
    firstLine: source.slice(starts[first], starts[first + 1]),
  };
}

function lineStarts(source: string): number[] {
  const starts = [0];
  for (let at = source.indexOf("\n"); at !== -1; at = source.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
