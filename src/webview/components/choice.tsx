import { Icon } from "./icon.tsx";
import { PlainText } from "./plainText.tsx";

interface Props {
  readonly icon: string;
  readonly label: string;
  readonly detail?: string;
  readonly onClick: () => void;
}

/** One way to start. */
export function Choice({ icon, label, detail, onClick }: Props) {
  return (
    <button type="button" class="choice" onClick={onClick}>
      <Icon name={icon} />
      <span class="choice-label">{label}</span>
      {detail !== undefined && (
        <span class="choice-detail">
          <PlainText text={detail} />
        </span>
      )}
    </button>
  );
}
