import { findChromium } from "../support/workbench/chromium.ts";
import { fetchEditor } from "../support/workbench/editor.ts";

/** Before the first test file: what is fetched on the first run takes longer than a test may. */
export default async function fetchOnce(): Promise<void> {
  await fetchEditor();
  await findChromium();
}
