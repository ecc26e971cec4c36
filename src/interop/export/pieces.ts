import type { Exported, ExportFormat } from "./exported.ts";
import { logLines } from "./logLines.ts";
import { markdown } from "./markdown.ts";
import { messageList } from "./messageList.ts";

/** The text of the file in pieces, so that a long conversation need not be held twice. */
export function piecesOf(exported: Exported, format: ExportFormat): Iterable<string> {
  switch (format) {
    case "markdown":
      return markdown(exported);
    case "log":
      return logLines(exported);
    case "sent":
    case "everything":
      return messageList(exported, format);
  }
}
