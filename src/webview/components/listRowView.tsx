import type { SessionRow, ViewState } from "../../protocol/view.ts";
import type { ListRow } from "../listRows.ts";
import { usePanel } from "../panel.ts";
import { Conversation } from "./conversation.tsx";
import { Hit } from "./hit.tsx";
import { PlainText } from "./plainText.tsx";

interface Props {
  readonly row: ListRow | undefined;
  readonly view: ViewState;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Tab leads to this row; the arrow keys lead to the others. */
  readonly isStop: boolean;
  readonly close: () => void;
  readonly remove: (row: SessionRow) => void;
}

/** A conversation, or what was found in one. */
export function ListRowView({ row, view, now, isStop, close, remove }: Props) {
  const { post } = usePanel();
  switch (row?.kind) {
    case undefined:
      return null;
    case "heading":
      return (
        <h3 class="hit-heading" dir="auto">
          <PlainText text={row.title} />
        </h3>
      );
    case "hit": {
      const { session, entry } = row.hit;
      const open = (): void => {
        post({ kind: "openHit", session, entry });
        close();
      };
      return <Hit hit={row.hit} now={now} isStop={isStop} open={open} />;
    }
    case "conversation": {
      const { id } = row.row;
      const open = (): void => {
        post({ kind: "openSession", id });
        close();
      };
      const trash = (): void => {
        post({ kind: "deleteSession", id });
        remove(row.row);
      };
      const state = { isStop, isOpen: id === view.session?.id, isBusy: view.busy?.includes(id) === true };
      return (
        <Conversation row={row.row} title={row.title} now={now} {...state} onOpen={open} onDelete={trash} />
      );
    }
  }
}
