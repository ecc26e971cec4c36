import { withoutBlocks } from "../../calls/blocks.ts";

/**
 * User messages hold more than the user's words: assistants put reminders,
 * attachments, command echoes and notices into them.
 */

/** Machine-made blocks, by assistant: Claude Code, Codex, Cline, Copilot. */
const isMachineMade = (name: string): boolean =>
  /^(?:system[-_]reminder|local-command-[\w-]+|command-[\w-]+|bash-(?:input|stdout|stderr)|task-notification|ide_[\w-]+|environment_(?:context|details)|user_instructions|turn_aborted|attachments?|context|editorContext|reminderInstructions|workspace_info|permissions|INSTRUCTIONS)$/.test(
    name,
  );
/** Blocks around the user's own words. */
const WRAPPER = /<\/?(?:task|user_query|userRequest|user_message|feedback|answer|prompt|request)>/g;
const NOT_THE_USER =
  /^(?:\[Request interrupted|\[Request cancelled|Base directory for this skill:|Caveat: The messages below|This session is being continued from a previous|# AGENTS\.md instructions|\[Image: source|\[Summary of the earlier)/;

/** The user's own words in a user message; "" when there are none. */
export function spoken(text: string): string {
  const own = text.includes("<") ? withoutBlocks(text, isMachineMade).replaceAll(WRAPPER, "") : text;
  const trimmed = own.trim();
  return NOT_THE_USER.test(trimmed) ? "" : trimmed;
}
