import type { ComponentChildren } from "preact";

interface Props {
  readonly onClick: () => void;
  readonly children: ComponentChildren;
  readonly title?: string;
}

/** An action that reads like a link, as VS Code draws actions inside text. */
export function LinkButton({ onClick, children, title }: Props) {
  return (
    <button type="button" class="link-button" title={title} onClick={onClick}>
      {children}
    </button>
  );
}
