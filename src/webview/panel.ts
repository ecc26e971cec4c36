import type { ReadonlySignal, Signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";

import type { COMMANDS } from "../manifest.ts";
import type { Intent } from "../protocol/messages.ts";
import type { ViewState } from "../protocol/view.ts";
import type { Place } from "./host.ts";

/** Everything the components share: what the host said, and the little that only the panel knows. */
export interface Panel {
  readonly view: ReadonlySignal<ViewState | undefined>;
  /** The last message from the host could not be read. */
  readonly isBroken: ReadonlySignal<boolean>;
  readonly draft: ReadonlySignal<string>;
  readonly draftTokens: ReadonlySignal<number>;
  /** Counts how often the host has asked for the caret. */
  readonly focusAsked: ReadonlySignal<number>;
  readonly place: Signal<Place | undefined>;
  readonly post: (intent: Intent) => void;
  readonly command: (name: keyof typeof COMMANDS) => void;
  readonly write: (draft: string) => void;
  /** Whether a foldable part is open; kept while its row is out of sight. */
  readonly fold: (key: string) => Signal<boolean>;
  /** How many pages of a very long text are shown; kept likewise. */
  readonly pages: (key: string) => Signal<number>;
}

export const PanelContext = createContext<Panel | undefined>(undefined);

export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error("No panel around this component");
  return panel;
}
