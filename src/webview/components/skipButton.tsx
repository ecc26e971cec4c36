interface Props {
  readonly label: string;
  /** Of what gets the focus. */
  readonly to: string;
}

/** Leads past the conversation, which can be long; seen only while it has the focus. */
export function SkipButton({ label, to }: Props) {
  return (
    <button type="button" class="skip" onClick={() => document.querySelector<HTMLElement>(to)?.focus()}>
      {label}
    </button>
  );
}
