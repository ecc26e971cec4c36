import * as z from "zod/mini";

import { speak } from "../l10n/l10n.ts";

/** What the host has put into the page: see host/panelHtml.ts. */
const spoken = z.object({
  language: z.string(),
  bundle: z.optional(z.record(z.string(), z.string())),
});

const written = document.getElementById("l10n")?.textContent;
if (written) {
  const { language, bundle } = spoken.parse(JSON.parse(written));
  speak(language, bundle);
}
