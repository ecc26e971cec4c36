import type { PreparedCall, ToolResult } from "./tool.ts";

/** What was asked for. */
export const answered = (text: string): ToolResult => ({ text, isError: false });

/** Why it could not be done, and what to do instead. */
export const refused = (text: string): ToolResult => ({ text, isError: true });

export const isResult = (prepared: PreparedCall | ToolResult): prepared is ToolResult => "text" in prepared;
