import type { ReadonlySignal, Signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";

import type { COMMANDS } from "../manifest.ts";
import type { Intent, Sources } from "../protocol/messages.ts";
import type { ViewState } from "../protocol/view.ts";
import type { Place } from "./host.ts";

/** Everything the components share: what the host said, and the little that only the panel knows. */
export interface Panel {
  readonly view: ReadonlySignal<ViewState | undefined>;
  /** The last message from the host could not be read. */
  readonly isBroken: ReadonlySignal<boolean>;
  readonly draft: ReadonlySignal<string>;
  /** With the files that it mentions. */
  readonly draftTokens: ReadonlySignal<number>;
  /** Counts how often the host has asked for the caret. */
  readonly focusAsked: ReadonlySignal<number>;
  readonly place: Signal<Place | undefined>;
  /** The conversation as it is shown: behind it what waits for the user's yes. */
  readonly items: ReadonlySignal<ViewState["items"]>;
  /** An answer or a compaction is under way; changes far less often than `view`. */
  readonly isWorking: ReadonlySignal<boolean>;
  /** Nothing can be added to the conversation, so nothing about it can be changed. */
  readonly isReadOnly: ReadonlySignal<boolean>;
  /** Neither of the two: what changes the conversation may be offered. */
  readonly canChange: ReadonlySignal<boolean>;
  /** A compaction is looked at before it is made. */
  readonly isPreviewed: ReadonlySignal<boolean>;
  /** A summary is being made in the background. */
  readonly isPreparing: ReadonlySignal<boolean>;
  /** The gauge shows what the button would do that has the focus from the keyboard, not the one under the pointer. */
  readonly isForeseenByKeys: Signal<boolean>;
  readonly pinned: ReadonlySignal<ReadonlySet<string>>;
  /** The first compaction, which has none before it to compare with. */
  readonly oldestCard: ReadonlySignal<string | undefined>;
  readonly isContextOpen: ReadonlySignal<boolean>;
  /** The host sends what the context view shows while it is open. */
  readonly showContext: (open: boolean) => void;
  /** Where the reader wants to be now; a new object each time. */
  readonly jump: ReadonlySignal<Jump | undefined>;
  readonly jumpTo: (target: Jump) => void;
  /** Where the line of a summary comes from that was asked about last. */
  readonly sources: ReadonlySignal<Sources | undefined>;
  readonly focusInput: () => void;
  readonly post: (intent: Intent) => void;
  readonly command: (name: keyof typeof COMMANDS) => void;
  readonly write: (draft: string) => void;
  /** Whether a foldable part is open; kept while its row is out of sight. */
  readonly fold: (key: string) => Signal<boolean>;
  /** A summary as the user is changing it before it counts; undefined: it is not being changed. Kept likewise. */
  readonly edits: (key: string) => Signal<string | undefined>;
  /** How many pages of a very long text are shown; kept likewise. */
  readonly pages: (key: string) => Signal<number>;
}

/** An item of the transcript, or a call in it that asks. */
export interface Jump {
  readonly item: string;
  readonly call?: string;
}

export const PanelContext = createContext<Panel | undefined>(undefined);

export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error("No panel around this component");
  return panel;
}
