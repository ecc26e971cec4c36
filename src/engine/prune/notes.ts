import type { CallPart, MediaPart, PruneCause, ResultPart } from "../entries.ts";
import type { StandIn } from "./standIn.ts";
import type { Touches } from "./touches.ts";

export type Prunable = ResultPart | MediaPart | CallPart;

/**
 * What was found out about a part: parts never change, and reading one whole is
 * done once. Each finding stands with what else it depends on.
 */
export interface Note {
  touches?: { readonly call: CallPart; readonly found: Touches };
  standIn?: {
    readonly count: (text: string) => number;
    readonly form: "telling" | "plain";
    readonly call: CallPart | undefined;
    readonly cause: PruneCause | undefined;
    readonly made: StandIn | undefined;
  };
}

const notes = new WeakMap<Prunable, Note>();

export function noteOn(part: Prunable): Note {
  const known = notes.get(part);
  if (known) return known;
  const note: Note = {};
  notes.set(part, note);
  return note;
}
