/** At the start, or after white space or an opening bracket; a path with white space in it stands in quotes. */
const MENTION = /(?<=^|[\s([{])@(?:"([^"\n]{1,1000})"|([^\s"@]{1,1000}))/g;
/** What ends a sentence, or a remark in brackets, is no part of a path. */
const BEHIND = /[.,;:!?)\]}]+$/;

/** Paths that a message names: `@src/a.ts`, `@"docs/my file.md"`; each once, in their order. Linear. */
export function mentionsIn(text: string): readonly string[] {
  const paths = [...text.matchAll(MENTION)].map(
    ([, quoted, plain = ""]) => quoted ?? plain.replace(BEHIND, ""),
  );
  return [...new Set(paths)].filter((path) => path !== "");
}
