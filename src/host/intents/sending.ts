import type { IntentParts } from "./parts.ts";

/** What was written goes back into the input when it cannot be sent. */
export async function send(text: string, { conversations, presenter, ready }: IntentParts): Promise<void> {
  if (text.trim() === "") return;
  await ready();
  const { conversation } = await conversations.ensure();
  const before = conversation.entries.length;
  try {
    await conversation.send(text);
  } catch (error) {
    const isWritten = conversation.entries
      .slice(before)
      .some((entry) => entry.kind === "message" && entry.role === "user");
    if (!isWritten) presenter.focusInput(text);
    throw error;
  }
}

export function takeBack({ conversations, presenter }: IntentParts): void {
  const text = conversations.current?.conversation.takeBack();
  if (text !== undefined) presenter.focusInput(text);
}
