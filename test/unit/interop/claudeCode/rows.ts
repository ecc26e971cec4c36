/** Rows of a session log, as the program writes them. */

let made = 0;
export const row = (type: string, fields: object) => ({
  type,
  uuid: `row-${made++}`,
  sessionId: "s",
  ...fields,
});
export const user = (content: unknown, fields: object = {}) =>
  row("user", { message: { role: "user", content }, ...fields });
export const assistant = (id: string | undefined, content: unknown, fields: object = {}) =>
  row("assistant", { message: { id, role: "assistant", content, ...fields } });
export const call = (id: string, name = "Read", input: unknown = {}) => ({
  type: "tool_use",
  id,
  name,
  input,
});
export const result = (id: string, content: unknown = "ok") => ({
  type: "tool_result",
  tool_use_id: id,
  content,
});
export const text = (said: string) => ({ type: "text", text: said });
export const boundary = (fields: object = {}) => row("system", { subtype: "compact_boundary", ...fields });
export const summary = (content: string) => user(content, { isCompactSummary: true });
