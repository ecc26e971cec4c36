import * as vscode from "vscode";

import type { Choice, ModelChoice, Row } from "./rows.ts";

export interface Picking {
  readonly title: string;
  readonly placeholder: string;
  readonly current: ModelChoice | undefined;
  /** Shows the rows again and again, as more is known; resolves when all is. */
  readonly fill: (show: (rows: readonly Row[]) => void, signal: AbortSignal) => Promise<void>;
}

type Item = vscode.QuickPickItem & { readonly choice?: Choice };

/** A list that opens at once and fills while it is open. Undefined: it was closed. */
export function pickChoice(picking: Picking): Promise<Choice | undefined> {
  const pick = vscode.window.createQuickPick<Item>();
  const closing = new AbortController();
  pick.title = picking.title;
  pick.placeholder = picking.placeholder;
  pick.matchOnDescription = true;
  pick.busy = true;
  pick.keepScrollPosition = true;
  // The list goes to what is in use once, when that comes; then it stays where the person is.
  let awaited: Choice | undefined = picking.current && { kind: "model", ...picking.current };
  const show = (rows: readonly Row[]): void => {
    if (closing.signal.aborted) return;
    const [active] = pick.activeItems;
    pick.items = rows.map(itemOf);
    const inUse = pick.value === "" ? itemFor(pick, awaited) : undefined;
    if (inUse) awaited = undefined;
    const shown = inUse ?? itemFor(pick, active?.choice);
    if (shown) pick.activeItems = [shown];
  };
  return new Promise((resolve, reject) => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.choice);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      closing.abort();
      pick.dispose();
    });
    pick.show();
    const filling = picking.fill(show, closing.signal).finally(() => (pick.busy = false));
    filling.catch(reject);
  });
}

const itemFor = (pick: vscode.QuickPick<Item>, choice: Choice | undefined): Item | undefined =>
  choice && pick.items.find((item) => JSON.stringify(item.choice) === JSON.stringify(choice));

function itemOf({ label, description, detail, choice }: Row): Item {
  const item = { label, ...(description ? { description } : {}), ...(detail ? { detail } : {}) };
  if (!choice) return { ...item, kind: vscode.QuickPickItemKind.Separator };
  return { ...item, choice, alwaysShow: choice.kind !== "model" };
}
