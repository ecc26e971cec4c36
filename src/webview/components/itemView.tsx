import type { Item } from "../../protocol/view.ts";
import { Message } from "./message.tsx";
import { PreviewCard } from "./previewCard.tsx";
import { PruneLine } from "./pruneLine.tsx";
import { SummaryCard } from "./summaryCard.tsx";

interface Props {
  readonly item: Item;
  readonly isLast: boolean;
}

export function ItemView({ item, isLast }: Props) {
  switch (item.kind) {
    case "message":
      return <Message message={item} isLast={isLast} />;
    case "card":
      return <SummaryCard card={item} />;
    case "preview":
      return <PreviewCard preview={item} />;
    case "prune":
      return <PruneLine prune={item} />;
  }
}
