/** A here-document: the line that opens it, and its text. */
export interface Heredoc {
  readonly line: string;
  readonly content: string;
}

const OPENING = /<<-?\s*(['"]?)(\w+)\1/;

/** Takes the here-documents out of a shell command; `rest` keeps the lines that open them. Linear. */
export function takeHeredocs(command: string): {
  readonly rest: string;
  readonly heredocs: readonly Heredoc[];
} {
  if (!command.includes("<<")) return { rest: command, heredocs: [] };
  const lines = command.split("\n");
  const heredocs: Heredoc[] = [];
  const rest: string[] = [];
  const unclosed = new Set<string>();
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? "";
    const word = OPENING.exec(line)?.[2];
    const end =
      word === undefined || unclosed.has(word)
        ? -1
        : lines.findIndex((other, k) => k > i && other.trim() === word);
    if (word !== undefined && end < 0) unclosed.add(word);
    rest.push(end < 0 ? line : line.replace(OPENING, ""));
    if (end < 0) continue;
    heredocs.push({ line: line.replace(OPENING, ""), content: lines.slice(i + 1, end).join("\n") });
    i = end;
  }
  return { rest: rest.join("\n"), heredocs };
}
