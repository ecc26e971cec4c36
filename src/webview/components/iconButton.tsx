import { Icon } from "./icon.tsx";

interface Props {
  readonly icon: string;
  /** The name and the tooltip. */
  readonly label: string;
  /** What else it can do. */
  readonly hint?: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  /** False in a toolbar whose first button is its stop. */
  readonly isTabStop?: boolean;
}

export function IconButton({ icon, label, hint, onClick, disabled = false, isTabStop = true }: Props) {
  return (
    <button
      type="button"
      class="icon-button"
      title={hint === undefined ? label : `${label}\n${hint}`}
      aria-label={label}
      aria-description={hint}
      disabled={disabled}
      tabIndex={isTabStop ? undefined : -1}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
