import { t } from "../l10n/l10n.ts";
import { inPercent } from "../protocol/format.ts";
import type { Search, SearchHit, SessionRow, ViewState } from "../protocol/view.ts";
import { type Excerpt, excerptOf } from "../sessions/search/match.ts";
import { parseQuery } from "../sessions/search/query.ts";

/** What the list of conversations shows, from top to bottom. */
export type ListRow =
  | { readonly kind: "conversation"; readonly row: SessionRow; readonly title?: Excerpt }
  /** Over the hits of one conversation. */
  | { readonly kind: "heading"; readonly title: string; readonly session: string }
  | { readonly kind: "hit"; readonly hit: SearchHit };

export const keyOf = (row: ListRow): string => {
  switch (row.kind) {
    case "conversation":
      return row.row.id;
    case "heading":
      return `heading ${row.session}`;
    case "hit":
      return `${row.hit.session} ${row.hit.entry}`;
  }
};

/** Without anything to search for all conversations; else those with such a title, then what was found in them. */
export function listRows(
  { sessions, search }: Pick<ViewState, "sessions" | "search">,
  text: string,
): readonly ListRow[] {
  if (text.trim() === "") return sessions.map((row) => ({ kind: "conversation", row }));
  const query = parseQuery(text);
  const titled = sessions.flatMap((row): ListRow[] => {
    const title = query && excerptOf(row.title, query);
    return title ? [{ kind: "conversation", row, title }] : [];
  });
  return [...titled, ...hitRows(sessions, search)];
}

/**
 * What the host has told so far about this. Until it does, the list shows what was found for the text
 * before: an empty list at every key would be worse.
 */
export const answerTo = (search: Search | undefined, text: string): Search | undefined =>
  search?.query === text.trim() ? search : undefined;

/** Hits of a conversation that is gone by now are left out. */
function hitRows(sessions: readonly SessionRow[], search: Search | undefined): ListRow[] {
  const titles = new Map(sessions.map(({ id, title }) => [id, title]));
  let last: string | undefined;
  return (search?.hits ?? []).flatMap((hit): ListRow[] => {
    const title = titles.get(hit.session);
    if (title === undefined) return [];
    const isFirst = hit.session !== last;
    last = hit.session;
    const row = { kind: "hit", hit } as const;
    return isFirst ? [{ kind: "heading", title, session: hit.session }, row] : [row];
  });
}

/** One line on how the search stands; undefined when there is nothing to say. */
export function searchStatus(search: Search | undefined, text: string, isEmpty: boolean): string | undefined {
  if (text.trim() === "") return undefined;
  if (!parseQuery(text)) return isEmpty ? t("Type a word to search for.") : undefined;
  if (!search) return isEmpty ? t("Searching…") : undefined;
  if (search.progress)
    return t("Searching… {0} of all conversations read", inPercent(percent(search.progress)));
  if (isEmpty) return t("Nothing found.");
  return search.isCut ? t("Only the newest are shown. More words narrow it down.") : undefined;
}

const percent = ({ done, total }: { readonly done: number; readonly total: number }): number =>
  total === 0 ? 100 : Math.floor((100 * done) / total);
