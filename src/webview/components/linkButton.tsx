import type { ComponentChildren } from "preact";

interface Props {
  readonly onClick: () => void;
  readonly children: ComponentChildren;
  readonly title?: string | undefined;
  /** The name, where the words alone do not tell what it is for. */
  readonly label?: string | undefined;
}

/** An action that reads like a link, as VS Code draws actions inside text. */
export function LinkButton({ onClick, children, title, label }: Props) {
  return (
    <button type="button" class="link-button" title={title} aria-label={label} onClick={onClick}>
      {children}
    </button>
  );
}
