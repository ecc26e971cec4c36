import type { Conversations } from "../../chat/conversations.ts";
import { isAutomaticAllowed } from "../../engine/guard/thrashing.ts";
import { CONTEXT_KEYS } from "../../manifest.ts";

export interface ContextParts {
  readonly conversations: Pick<Conversations, "current" | "onEvent">;
  readonly hasModel: () => boolean;
  readonly hasUndone: () => boolean;
  /** Tells VS Code; called for what has changed only. */
  readonly set: (key: string, value: boolean) => void;
}

/**
 * Keeps the context keys of package.json true, so that the palette offers only
 * what can work. Returns what is called when the model may be another one.
 */
export function followContext({ conversations, hasModel, hasUndone, set }: ContextParts): () => void {
  const told = new Map<string, boolean>();
  const tell = (): void => {
    const { conversation } = conversations.current ?? {};
    const now = {
      [CONTEXT_KEYS.hasModel]: hasModel(),
      [CONTEXT_KEYS.hasConversation]: conversation !== undefined,
      [CONTEXT_KEYS.hasSummary]: conversation?.transcript.anchor !== undefined,
      [CONTEXT_KEYS.hasUndone]: hasUndone(),
      [CONTEXT_KEYS.isAutomaticOff]: conversation !== undefined && !isAutomaticAllowed(conversation.entries),
    };
    for (const [key, value] of Object.entries(now)) {
      if (told.get(key) === value) continue;
      told.set(key, value);
      set(key, value);
    }
  };
  conversations.onEvent((event) => event !== "list" && tell());
  tell();
  return tell;
}
