import type { ComponentChildren } from "preact";

interface Props {
  readonly onClick: () => void;
  readonly children: ComponentChildren;
  readonly isPrimary?: boolean;
  readonly title?: string;
}

/** A button as VS Code draws those of its dialogs. */
export function Button({ onClick, children, isPrimary = false, title }: Props) {
  return (
    <button type="button" class={isPrimary ? "button primary" : "button"} title={title} onClick={onClick}>
      {children}
    </button>
  );
}
