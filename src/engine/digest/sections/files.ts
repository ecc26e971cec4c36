import { filePieces, printFiles } from "../../reading/filePieces.ts";
import type { Head } from "../../reading/head.ts";
import type { Draft } from "../fit.ts";

/** Relevant Files: what was done to each, and the names that matter there. */
export function filesDraft(head: Head): Draft {
  const pieces = filePieces(head);
  return {
    heading: "Relevant Files",
    share: 0.9,
    costs: pieces.map(({ cost }) => cost),
    print: (shown) => printFiles(pieces.slice(0, shown)),
  };
}
