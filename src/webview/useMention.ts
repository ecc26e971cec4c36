import { useEffect, useRef, useState } from "preact/hooks";

import { MOST_OFFERED } from "../protocol/mentionView.ts";
import type { OfferedFiles } from "../protocol/view.ts";
import { mentionFor } from "../tools/mentions/mentionFor.ts";
import { namedFile, rankFiles } from "../tools/mentions/rankFiles.ts";
import { typedMention } from "../tools/mentions/typedMention.ts";
import type { TypedMention } from "../tools/mentions/typedMention.ts";
import { usePanel } from "./panel.ts";

export type OfferedFile = OfferedFiles["found"][number];

/** The list of files while an `@` is typed into a field; nothing of it is there while `isOpen` is false. */
export interface Mention {
  readonly isOpen: boolean;
  readonly found: readonly OfferedFile[];
  /** The one that Enter takes, as an index of `found`. */
  readonly active: number;
  /** What the host has said last, perhaps of an earlier query. */
  readonly offer: OfferedFiles | undefined;
  /** Call it after each change of the field that a person makes. */
  readonly look: () => void;
  /** The focus goes elsewhere. */
  readonly leave: () => void;
  readonly take: (path: string) => void;
  /** Whether the key was meant for the list; then nothing else may be done for it. */
  readonly takesKey: (event: KeyboardEvent) => boolean;
  /** Begins a mention at the caret. */
  readonly begin: () => void;
}

type Field = HTMLTextAreaElement;

/** `longest`: characters of the field's text above which nothing is offered. */
export function useMention(field: { readonly current: Field | null }, longest: number): Mention {
  const { view, post } = usePanel();
  const [typed, setTyped] = useState<TypedMention>();
  const [chosen, choose] = useState<string>();
  /** Where a mention starts whose list was closed, or that is complete. */
  const done = useRef<number | undefined>(undefined);
  const query = typed?.query;
  const isOpen = typed !== undefined;
  const offer = isOpen ? view.value?.files : undefined;
  const found = offer && query !== undefined ? foundFor(query, offer) : [];
  const active = Math.max(
    0,
    found.findIndex(({ path }) => path === chosen),
  );

  const typedNow = (): TypedMention | undefined => {
    const { value = "", selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    if (value.length > longest || selectionStart !== selectionEnd) return undefined;
    return typedMention(value, selectionStart);
  };
  const look = (): void => {
    const now = typedNow();
    if (now?.start !== done.current) done.current = undefined;
    setTyped(done.current === undefined ? now : undefined);
    choose(undefined);
  };
  const close = (): void => {
    done.current = typed?.start;
    setTyped(undefined);
  };
  const take = (path: string): void => {
    if (!typed || !field.current) return;
    close();
    write(field.current, typed, path);
  };

  useEffect(() => {
    if (query !== undefined) post({ kind: "findFiles", query });
  }, [query]);
  useEffect(() => {
    if (!isOpen) return;
    // The caret goes elsewhere by a key or the pointer.
    const follow = (): void => {
      if (typedNow()?.start !== typed.start) setTyped(undefined);
    };
    document.addEventListener("selectionchange", follow);
    return () => document.removeEventListener("selectionchange", follow);
  }, [typed?.start]);
  useEffect(() => (isOpen ? () => post({ kind: "findFiles" }) : undefined), [isOpen]);

  const takesKey = (event: KeyboardEvent): boolean => {
    if (!isOpen || event.isComposing || !KEYS.has(event.key) || isModified(event)) return false;
    const file = found[active];
    // Before the host has answered, Enter would send a message that is not complete.
    if (!file && event.key !== "Escape" && !(event.key === "Enter" && isAwaited(offer, query))) return false;
    event.preventDefault();
    event.stopPropagation();
    const step = STEPS[event.key];
    if (step !== undefined) choose(found.at((active + step) % found.length)?.path);
    else if (event.key === "Escape") close();
    else if (file) take(file.path);
    return true;
  };
  const begin = (): void => {
    const { current } = field;
    if (!current) return;
    current.focus();
    const before = current.value.slice(0, current.selectionStart);
    done.current = undefined;
    insert(/(?:^|[\s([{])$/.test(before) ? "@" : " @");
  };
  const leave = (): void => setTyped(undefined);
  return { isOpen, found, active, offer, look, leave, take, takesKey, begin };
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
const KEYS = new Set(["ArrowDown", "ArrowUp", "Enter", "Tab", "Escape"]);

const isModified = ({ shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean =>
  shiftKey || ctrlKey || altKey || metaKey;

const isAwaited = (offer: OfferedFiles | undefined, query: string | undefined): boolean =>
  offer?.query !== query || offer?.isLooking === true;

/** Of an earlier query, those that still fit: until the host has answered. */
function foundFor(query: string, offer: OfferedFiles): readonly OfferedFile[] {
  if (offer.query === query) return offer.found;
  const files = offer.found.map((file) => ({ ...file, ...namedFile(file.path) }));
  return rankFiles(query, files, { most: MOST_OFFERED, recent: offer.found.map(({ path }) => path) }).found;
}

/** In place of what was typed, with a space behind it where none is. */
function write(field: Field, { start }: TypedMention, path: string): void {
  const mention = mentionFor(path);
  if (mention === undefined) return;
  const caret = field.selectionStart;
  const next = field.value.charAt(caret);
  field.setSelectionRange(start, next === " " ? caret + 1 : caret);
  insert(/[.,;:!?)\]}]/.test(next) ? mention : `${mention} `);
}

/** As if it were typed into what has the focus, so that it can be undone by Ctrl+Z. */
function insert(text: string): void {
  document.execCommand("insertText", false, text);
}
