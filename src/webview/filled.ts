import type { ComponentChildren } from "preact";

/** A text with nodes at its places: `filled(t("Written by {0}"), <b>Ada</b>)`. */
export const filled = (text: string, ...nodes: readonly ComponentChildren[]): ComponentChildren =>
  text.split(/\{(\d)\}/).map((piece, index) => (index % 2 === 0 ? piece : nodes[Number(piece)]));
