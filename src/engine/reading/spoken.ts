import { withoutBlocks } from "../calls/blocks.ts";

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

/** As terminals of assistants mark requests, answers and output. */
const TERMINAL = /[❯⏺⎿]/;

/** Without what was copied from an assistant's terminal: from its mark on, with the indented lines below. */
export function withoutPasted(text: string): string {
  if (!TERMINAL.test(text)) return text;
  const kept: string[] = [];
  let isPasted = false;
  for (const line of text.split("\n")) {
    const mark = line.search(TERMINAL);
    isPasted = mark >= 0 || (isPasted && /^(?:\s|$)/.test(line));
    if (!isPasted) kept.push(line);
    else if (mark > 0) kept.push(line.slice(0, mark));
  }
  return kept.join("\n");
}
