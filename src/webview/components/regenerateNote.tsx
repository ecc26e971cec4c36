import { useLayoutEffect, useRef } from "preact/hooks";

import { eachFrame } from "../list/frames.ts";
import { SETTLING } from "../list/useVirtualList.ts";
import { Button } from "./button.tsx";
import { LinkButton } from "./linkButton.tsx";

interface Props {
  readonly start: (note: string) => void;
  readonly close: () => void;
}

/** What the next summary should do better. Enter starts it, Esc leaves the summary as it is. */
export function RegenerateNote({ start, close }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    field.current?.focus();
    // When the list has made room for it.
    return eachFrame(SETTLING, () => place.current?.scrollIntoView({ block: "nearest" }));
  }, []);
  const begin = (): void => {
    start(field.current?.value.trim() ?? "");
    close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") begin();
    else close();
  };
  return (
    <div class="card-note" ref={place}>
      <input
        ref={field}
        class="note-field"
        type="text"
        dir="auto"
        aria-label="Note for the new summary"
        placeholder="What should it tell, or leave out?"
        onKeyDown={onKeyDown}
      />
      <Button isPrimary onClick={begin}>
        Summarize Again
      </Button>
      <LinkButton onClick={close}>Cancel</LinkButton>
    </div>
  );
}
