/**
 * User messages hold more than the user's words: assistants put reminders,
 * attachments, command echoes and notices into them.
 */

/** Machine-made blocks, wherever they stand. Names by assistant: Claude Code, Codex, Cline, Copilot. */
const BLOCK =
  /<(system-reminder|system_reminder|local-command-[\w-]+|command-[\w-]+|bash-(?:input|stdout|stderr)|task-notification|ide_[\w-]+|environment_context|environment_details|user_instructions|turn_aborted|attachments?|context|editorContext|reminderInstructions|workspace_info|permissions instructions|INSTRUCTIONS)\b[^>]*>[\s\S]*?<\/\1>/g;
/** Blocks around the user's own words. */
const WRAPPER = /<\/?(?:task|user_query|userRequest|user_message|feedback|answer|prompt|request)>/g;
const NOT_THE_USER =
  /^(?:\[Request interrupted|\[Request cancelled|Base directory for this skill:|Caveat: The messages below|This session is being continued from a previous|# AGENTS\.md instructions|\[Image: source|\[Summary of the earlier)/;

/** The user's own words in a user message; "" when there are none. */
export function spoken(text: string): string {
  const own = text.includes("<") ? text.replaceAll(BLOCK, "").replaceAll(WRAPPER, "") : text;
  const trimmed = own.trim();
  return NOT_THE_USER.test(trimmed) ? "" : trimmed;
}
