/** Some lines of a tool's output that belong to one file; `path` is absent where no file is named. */
export interface Located {
  readonly path?: string;
  readonly text: string;
}

/** grep ("a.ts:3:…", "a.ts-3-…"), compilers, stack traces, lists of files, and the file headers of a diff. */
const FILE_LINE =
  /^(?:\+\+\+ (?:b\/)?)?(\/?(?:[\w.@~+-]+\/)*[\w.@+-]*\w\.[A-Za-z]\w{0,7})(?:$|[:(](?:\d+)?[:,)\s]|-\d+-|\t)/;
const LONGEST_LINE = 400;

/** Splits `output` by the files that its lines name. In a diff the lines below a header belong to it. */
export function located(output: string, file?: string): Located[] {
  const chunks: { path: string | undefined; lines: string[] }[] = [];
  let header = file;
  for (const line of output.split("\n")) {
    const named = line.length < LONGEST_LINE ? FILE_LINE.exec(line)?.[1] : undefined;
    if (line.startsWith("+++ ") && named) header = named;
    const path = named ?? header;
    const last = chunks.at(-1);
    if (last && last.path === path) last.lines.push(line);
    else chunks.push({ path, lines: [line] });
  }
  return chunks.map(({ path, lines }) => ({
    text: lines.join("\n"),
    ...(path === undefined ? {} : { path }),
  }));
}

/** A path that ends in a file name with an extension. */
export const isFile = (path: string): boolean => /\.[A-Za-z]\w{0,9}$/.test(path);
