/**
 * Does this name, as a server puts it into its chunks, mean another model than
 * the one asked for? Vendors' prefixes, dated versions, tags and file endings
 * are no difference, and no name says nothing.
 */
export const isOther = (named: string | null | undefined, asked: string | undefined): named is string => {
  if (!named || !asked) return false;
  const [a, b] = [bare(named), bare(asked)];
  return !a.startsWith(b) && !b.startsWith(a);
};

const bare = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^.*[/\\]/, "")
    .replace(/\.gguf$/, "")
    .replace(/:(?:latest|free)$/, "");
