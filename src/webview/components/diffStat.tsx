import { counted } from "../../l10n/l10n.ts";
import { whole } from "../../protocol/format.ts";

interface Props {
  readonly added: number;
  readonly removed: number;
}

/** "+12 −3" */
export function DiffStat({ added, removed }: Props) {
  const words = counted(added, "{0} line added, {1} removed", "{0} lines added, {1} removed", whole(removed));
  return (
    <span class="diff-stat" role="img" aria-label={words} title={words}>
      <span class="added">+{whole(added)}</span> <span class="removed">−{whole(removed)}</span>
    </span>
  );
}
