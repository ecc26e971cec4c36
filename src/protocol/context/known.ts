import type { Conversation } from "../../chat/conversation.ts";
import { fixedOf } from "../../chat/measure.ts";
import type { ChatSettings } from "../../chat/settings.ts";
import type { Transcript } from "../../engine/transcript.ts";
import type { ContextView } from "../contextView.ts";
import { contextOf } from "./context.ts";

interface Known {
  readonly figures: string;
  readonly view: ContextView;
}

const known = new WeakMap<Transcript, Known>();

/** `contextOf`, which is linear, once for each transcript: many a change of the view leaves that as it is. */
export function knownContext(
  conversation: Pick<Conversation, "entries" | "transcript" | "decision">,
  settings: ChatSettings,
): ContextView {
  const { transcript, decision } = conversation;
  const { limits, policy, automatic, model } = settings;
  const figures = JSON.stringify([decision, limits, policy, automatic, model?.name, fixedOf(settings)]);
  const before = known.get(transcript);
  if (before?.figures === figures) return before.view;
  const view = contextOf(conversation, settings);
  known.set(transcript, { figures, view });
  return view;
}
