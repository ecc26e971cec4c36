/** What a message is made of. */

import type { EntryId } from "./entries.ts";

/** An image or document. `data` is base64; `bytes` its size before encoding. */
export interface Media {
  readonly mediaType: string;
  readonly name?: string;
  readonly bytes: number;
  readonly data: string;
}

/** Every part is counted once, when it is appended: `tokens` is stored with it. */
interface Counted {
  readonly tokens: number;
}

export interface TextPart extends Counted {
  readonly kind: "text";
  readonly text: string;
}

export interface ReasoningPart extends Counted {
  readonly kind: "reasoning";
  readonly text: string;
}

/** `args` is what the model wrote: JSON as a rule, but never relied upon. */
export interface CallPart extends Counted {
  readonly kind: "call";
  readonly callId: string;
  readonly tool: string;
  readonly args: string;
}

export interface ResultPart extends Counted {
  readonly kind: "result";
  readonly callId: string;
  readonly tool: string;
  readonly text: string;
  readonly isError: boolean;
  readonly media?: readonly Media[];
}

export interface MediaPart extends Counted {
  readonly kind: "media";
  readonly media: Media;
}

export type Part = TextPart | ReasoningPart | CallPart | ResultPart | MediaPart;

/** A part before it is counted: what importers and providers hand over. */
export type Uncounted<P extends Part = Part> = P extends Part ? Omit<P, "tokens"> : never;

/** Names one part of one message. Messages never change, so the index is stable. */
export interface PartRef {
  readonly message: EntryId;
  readonly part: number;
}

/** Tells the key of a part from the id of a message. */
export const isPartKey = (key: string): boolean => key.includes("#");

export const partKey = (ref: PartRef): string => `${ref.message}#${ref.part}`;
