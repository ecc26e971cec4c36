import type { Template } from "../engine/summary/template.ts";

/** `live` can be summarized again; `version` and `messages` are read-only; `file` lies in the workspace. */
export type DocumentKind = "live" | "version" | "messages" | "file" | "template";

/** What is known of a document beyond its text: whoever has the conversation and the workspace says it. */
export interface Facts {
  readonly kind: DocumentKind;
  /** The sections that it should have; empty: none are asked for. */
  readonly template: Template;
  /** Tokens that a summary of this conversation may have. */
  readonly budget?: number;
  /** Paths, commands and identifiers of the text that stand nowhere in the conversation (row A3). */
  readonly unsourced: readonly string[];
  /** Of the paths in the text: the URI of those that are in the workspace, and those that are gone from it. */
  readonly files: Readonly<Record<string, string>>;
  readonly gone: readonly string[];
  /** The conversation and how many messages it has. */
  readonly session?: { readonly id: string; readonly messages: number };
}

/** For a document that nobody knows anything of. */
export const NO_FACTS: Facts = { kind: "file", template: [], unsourced: [], files: {}, gone: [] };

/** Tokens of a document's text: of all of it, and of each section in order. */
export interface Sizes {
  readonly total: number;
  readonly sections: readonly number[];
}

/** A message that a line may come from, for people. */
export interface Source {
  /** Of the log, from 1. */
  readonly message: number;
  readonly role: string;
  /** Its beginning, one line. */
  readonly excerpt: string;
}
