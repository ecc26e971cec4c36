import { isPassword } from "./secretLike.ts";
import type { Span } from "./span.ts";

interface Flag {
  /** The flag with its password as the last group. */
  readonly pattern: RegExp;
  /** Commands that take it, with what may stand between them and the flag. */
  readonly command: RegExp;
}

/** Passwords that stand in a command by their place; without the command these flags mean other things. */
const FLAGS: readonly Flag[] = [
  {
    pattern: /\s(?:-u|--user)[ =]?\\?["']?[^\s:"'-][^\s:"']{0,63}:([^\s"'\\]+)/dg,
    command: /\b(?:curl|wget|http)\b[^\n]*$/,
  },
  {
    pattern: /[ \t]-p[ \t=]?\\?["']?([^\s"'\\]+)/dg,
    command: /\b(?:sshpass|(?:docker|podman|helm|az)\b.*\blogin\b.*)$/,
  },
];

/** Characters before a flag in which its command is looked for. */
const REACH = 200;

export function commandSecrets(text: string): Span[] {
  return FLAGS.flatMap(({ pattern, command }) =>
    [...text.matchAll(pattern)].flatMap(({ 1: password = "", index, indices }): Span[] => {
      const [from, to] = indices?.[1] ?? [0, 0];
      const isMeant =
        isPassword(password, "environment") && command.test(text.slice(Math.max(0, index - REACH), index));
      return isMeant ? [{ from, to, kind: "password" }] : [];
    }),
  );
}
