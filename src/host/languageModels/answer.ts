import { randomUUID } from "node:crypto";

import * as vscode from "vscode";
import * as z from "zod";

import type { Usage } from "../../engine/entries.ts";
import type { ProviderEvent } from "../../providers/provider.ts";
import { readUsage, USAGE_TYPE } from "./usage.ts";

type Event = Extract<ProviderEvent, { kind: "text" | "reasoning" | "call" | "done" }>;

/** Takes the parts of one answer as they come. */
export interface Answer {
  /** Undefined when there is nothing to tell of the part. */
  take(part: unknown): Event | undefined;
  end(): Event;
}

/** `mayCall`: false drops calls, since VS Code has no way to forbid them. */
export function startAnswer(mayCall: boolean): Answer {
  let usage: Usage | undefined;
  let hasCalls = false;
  return {
    take(part) {
      if (part instanceof vscode.LanguageModelTextPart) return said("text", part.value);
      if (part instanceof vscode.LanguageModelToolCallPart) {
        hasCalls ||= mayCall;
        return mayCall ? called(part) : undefined;
      }
      if (!(part instanceof vscode.LanguageModelDataPart)) return said("reasoning", thoughtIn(part));
      // Some tell it again and again while they answer: the last one counts.
      if (part.mimeType === USAGE_TYPE) usage = readUsage(part.data) ?? usage;
      return undefined;
    },
    end: () => ({ kind: "done", finish: hasCalls ? "calls" : "stop", ...(usage && { usage }) }),
  };
}

const said = (kind: "text" | "reasoning", text: string): Event | undefined =>
  text === "" ? undefined : { kind, text };

/** `input` is what an extension hands over: whatever the types say, it may be missing. */
const called = ({ callId, name, input }: vscode.LanguageModelToolCallPart): Event => ({
  kind: "call",
  call: { callId: callId || `call_${randomUUID()}`, tool: name, args: JSON.stringify(input ?? {}) },
});

/** Thinking comes as a part that the stable API does not name yet: it is known by what is in it. */
const thinking = z.looseObject({ value: z.union([z.string(), z.array(z.string())]) });

function thoughtIn(part: unknown): string {
  const { data } = thinking.safeParse(part);
  return data === undefined ? "" : [data.value].flat().join("");
}
