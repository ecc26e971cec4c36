import { useEffect, useState } from "preact/hooks";

import { t } from "../../l10n/l10n.ts";
import { COMMANDS } from "../../manifest.ts";
import { droppedUris, tooLarge } from "../drop.ts";
import { usePanel } from "../panel.ts";
import type { Panel } from "../panel.ts";
import { Icon } from "./icon.tsx";
import { IconButton } from "./iconButton.tsx";
import { NoticeLine } from "./noticeLine.tsx";

/** Takes files and explorer entries dropped anywhere on the panel. */
export function DropTarget() {
  const panel = usePanel();
  const [isOver, setOver] = useState(false);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      if (event.dataTransfer) void take(event.dataTransfer, panel).then(setProblem);
    };
    return listen({ dragenter: over, dragover: over, dragleave: leave, drop });
  }, [panel]);
  return (
    <>
      {problem !== undefined && (
        <div class="drop-problem" role="alert">
          <NoticeLine
            text={problem}
            level="error"
            actions={[{ label: t("Import…"), command: COMMANDS.importConversation }]}
          />
          <IconButton icon="close" label={t("Dismiss")} onClick={() => setProblem(undefined)} />
        </div>
      )}
      {isOver && (
        <div class="drop-overlay" aria-hidden="true">
          <Icon name="desktop-download" /> {t("Drop to import")}
        </div>
      )}
    </>
  );
}

const carriesFiles = ({ dataTransfer }: DragEvent): boolean =>
  ["Files", "text/uri-list", "application/vnd.code.uri-list", "resourceurls"].some((type) =>
    dataTransfer?.types.includes(type),
  );

/** Before VS Code's own listeners, which take a drag for the editors unless it has been handled. */
function listen(handlers: Readonly<Record<string, (event: DragEvent) => void>>): () => void {
  const ended = new AbortController();
  const options = { capture: true, signal: ended.signal };
  for (const [type, handle] of Object.entries(handlers)) {
    window.addEventListener(type, (event) => event instanceof DragEvent && handle(event), options);
  }
  return () => ended.abort();
}

/** Sends what was dropped; returns what is wrong with it. */
async function take(data: DataTransfer, { post }: Panel): Promise<string | undefined> {
  const files = Array.from(data.files);
  const uris = droppedUris((type) => data.getData(type));
  if (files.length === 0) {
    if (uris.length > 0) post({ kind: "dropUris", uris });
    return undefined;
  }
  let problem: string | undefined;
  for (const file of files) {
    const refused = tooLarge(file);
    problem ??= refused;
    if (refused === undefined) problem ??= await send(file, post);
  }
  return problem;
}

async function send(file: File, post: Panel["post"]): Promise<string | undefined> {
  try {
    const data = new Uint8Array(await file.arrayBuffer());
    post({ kind: "dropFile", name: file.name, data });
    return undefined;
  } catch {
    return t("{0} cannot be read. If it is a folder, drop the files in it.", file.name);
  }
}
