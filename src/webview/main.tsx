import "./l10n.ts";
import { render } from "preact";
import * as z from "zod/mini";

import { App } from "./components/app.tsx";
import { createPanel } from "./createPanel.ts";
import { connectHost } from "./host.ts";
import { PanelContext } from "./panel.ts";

// Compiled parsers need eval, which the content security policy forbids.
z.config({ jitless: true });

const root = document.getElementById("root");
if (root) {
  render(
    <PanelContext value={createPanel(connectHost())}>
      <App />
    </PanelContext>,
    root,
  );
}
