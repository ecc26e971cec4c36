import type { SearchHit } from "../../protocol/view.ts";
import type { Excerpt } from "../../sessions/search/match.ts";
import { PlainText } from "./plainText.tsx";

/** A piece of text with what was searched for marked. */
export function ExcerptText({ pieces }: { readonly pieces: Excerpt | SearchHit["excerpt"] }) {
  return (
    <>
      {pieces.map(({ text, isHit }) =>
        isHit ? (
          <mark class="found">
            <PlainText text={text} />
          </mark>
        ) : (
          <PlainText text={text} />
        ),
      )}
    </>
  );
}
