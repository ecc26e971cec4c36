import { Icon } from "./icon.tsx";

interface Props {
  readonly icon: string;
  /** The name and the tooltip. */
  readonly label: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  /** False in a toolbar whose first button is its stop. */
  readonly isTabStop?: boolean;
}

export function IconButton({ icon, label, onClick, disabled = false, isTabStop = true }: Props) {
  return (
    <button
      type="button"
      class="icon-button"
      title={label}
      aria-label={label}
      disabled={disabled}
      tabIndex={isTabStop ? undefined : -1}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
