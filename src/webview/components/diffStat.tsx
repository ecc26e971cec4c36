import { whole } from "../../protocol/format.ts";

interface Props {
  readonly added: number;
  readonly removed: number;
}

/** "+12 −3" */
export function DiffStat({ added, removed }: Props) {
  const words = `${whole(added)} lines added, ${whole(removed)} removed`;
  return (
    <span class="diff-stat" role="img" aria-label={words} title={words}>
      <span class="added">+{whole(added)}</span> <span class="removed">−{whole(removed)}</span>
    </span>
  );
}
