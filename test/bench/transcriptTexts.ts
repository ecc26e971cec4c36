interface KindOfText {
  readonly kind: string;
  readonly text: string;
}

/** Keys that repeat what a model saw, or hold what is not text. */
const SKIPPED = new Set([
  "toolUseResult",
  "data",
  "signature",
  "thinkingSignature",
  "encrypted_content",
  "details",
  "extra",
  "raw_data",
  "source",
  "partialJson",
  "trajectory",
  "usage",
  "tasks",
  "info",
  "replay_config",
]);
const TEXTS = new Set(["text", "content", "thinking", "output", "summary", "response", "thought"]);
const ARGUMENTS = new Set(["input", "arguments"]);

/** The texts of a stored session of any assistant: a JSON document, or one a line. */
export const transcriptTexts = (file: string): readonly KindOfText[] => {
  const texts: KindOfText[] = [];
  for (const document of documents(file)) collect(document, "user", texts);
  return texts;
};

const documents = (file: string): readonly unknown[] =>
  parsed(file) ?? file.split("\n").flatMap((line) => parsed(line) ?? []);

const parsed = (json: string): readonly unknown[] | undefined => {
  try {
    return [JSON.parse(json)];
  } catch {
    return undefined;
  }
};

const collect = (value: unknown, kind: string, into: KindOfText[]): void => {
  if (Array.isArray(value)) for (const item of value) collect(item, kind, into);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  const own = kindOf(value as Readonly<Record<string, unknown>>) ?? kind;
  for (const [key, child] of Object.entries(value)) {
    if (SKIPPED.has(key)) continue;
    if (ARGUMENTS.has(key)) into.push({ kind: "arguments", text: asText(child) });
    else if (typeof child === "string") {
      if (TEXTS.has(key)) into.push({ kind: key === "thinking" ? "reasoning" : own, text: child });
    } else collect(child, own, into);
  }
};

const kindOf = ({ type, role }: Readonly<Record<string, unknown>>): string | undefined => {
  if (type === "tool_result" || type === "function_call_output") return "tool output";
  if (role === "tool" || role === "toolResult") return "tool output";
  if (role === "user" || role === "assistant") return role;
  return undefined;
};

const asText = (value: unknown): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? "");
