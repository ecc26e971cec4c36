import { grouped } from "../../engine/calls/wording.ts";
import type { Media } from "../../engine/entries.ts";
import type { CallRef, KeptOutputs } from "../ports.ts";
import { ToolProblem } from "../problem.ts";
import type { CallContext, Permission, ToolResult } from "../tool.ts";
import { binaryMark, bytesWords, isBinaryText } from "./binary.ts";
import { visible } from "./clean.ts";
import { detached, endsOf, headOf } from "./ends.ts";

/** Characters of a result, unless the conversation has room for fewer: about 8,000 tokens. */
const MOST_CHARACTERS = 30_000;
const LEAST_CHARACTERS = 2_000;
/** Bytes of all images of a result. */
const MOST_MEDIA = 8 * 1024 * 1024;
/** Characters of a diff that somebody may still look through. */
const MOST_DIFF = 200_000;
const SLICE = 1024 * 1024;

/** How many characters a result of this call may have. */
export const resultLimit = ({
  mostCharacters = MOST_CHARACTERS,
}: Pick<CallContext, "mostCharacters">): number =>
  Math.max(LEAST_CHARACTERS, Math.min(MOST_CHARACTERS, Math.floor(mostCharacters)));

/** The result as model and people may see it; of one that is cut the whole is kept on this machine. */
export async function safeResult(
  result: ToolResult,
  context: Pick<CallContext, "session" | "callId" | "mostCharacters">,
  kept: KeptOutputs,
): Promise<ToolResult> {
  const { media, words } = sentMedia(result.media ?? []);
  const text = await safeText(result.text, context, kept);
  const attached = media.length > 0 ? { media } : {};
  return { text: [text, ...words].filter(Boolean).join("\n\n"), isError: result.isError, ...attached };
}

async function safeText(
  text: string,
  context: Pick<CallContext, "session" | "callId" | "mostCharacters">,
  kept: KeptOutputs,
): Promise<string> {
  if (isBinaryText(text)) return binaryMark(text.length);
  const { head, tail, leftOut } = endsOf(text, resultLimit(context));
  if (leftOut === 0) return text.length === head.length ? head : detached(head);
  const path = await keep(text, context, kept);
  return detached(joinedEnds({ head, tail, leftOut }, path));
}

/** The line between both ends says what is missing and how to see it. */
export function joinedEnds(
  { head, tail, leftOut }: { readonly head: string; readonly tail: string; readonly leftOut: number },
  path: string | undefined,
): string {
  const how =
    path === undefined
      ? "ask for a smaller part of it"
      : `the whole of it is in ${path}: read_file shows lines from … to …`;
  return `${head.trimEnd()}\n\n[… ${grouped(leftOut)} characters left out; ${how} …]\n\n${tail}`;
}

/** Where it was kept; undefined where that was not possible, which is no reason to fail. */
async function keep(
  text: string,
  { session, callId }: CallRef,
  kept: KeptOutputs,
): Promise<string | undefined> {
  try {
    const file = await kept.open({ session, callId });
    for (let at = 0; at < text.length; at += SLICE) await file.write(text.slice(at, at + SLICE));
    await file.close();
    return file.path;
  } catch (error) {
    if (error instanceof ToolProblem) return undefined;
    throw error;
  }
}

function sentMedia(media: readonly Media[]): {
  readonly media: readonly Media[];
  readonly words: readonly string[];
} {
  let left = MOST_MEDIA;
  const fits = (one: Media): boolean => {
    if (one.bytes > left) return false;
    left -= one.bytes;
    return true;
  };
  const sent = media.filter(fits);
  const words = media
    .filter((one) => !sent.includes(one))
    .map(({ mediaType, bytes }) => `[${visible(mediaType)}, ${bytesWords(bytes)}: too large to be shown]`);
  return { media: sent, words };
}

/** What people decide upon, with nothing in it that is not seen. The key stays what it is. */
export function safePermission(permission: Permission): Permission {
  const { target, because, always, diff } = permission;
  return {
    ...permission,
    target: visible(target),
    always: visible(always),
    ...(because === undefined ? {} : { because: visible(because) }),
    ...(diff === undefined ? {} : { diff: safeDiff(diff) }),
  };
}

function safeDiff(diff: string): string {
  const shown = headOf(diff, MOST_DIFF);
  const leftOut = diff.length - shown.length;
  return visible(shown) + (leftOut > 0 ? `\n… ${grouped(leftOut)} more characters are not shown …\n` : "");
}
