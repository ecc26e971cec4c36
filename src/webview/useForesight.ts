import { useEffect, useRef } from "preact/hooks";

import { usePanel } from "./panel.ts";

interface Handlers {
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
  readonly onFocus: (event: Pick<FocusEvent, "target">) => void;
  readonly onBlur: () => void;
}

/** For a button that undoes or redoes: while it has the pointer or the focus, the gauge shows what that would do. */
export function useForesight(target: string): Handlers {
  const { post, isForeseenByKeys } = usePanel();
  const isShown = useRef(false);
  const show = (byKeys: boolean): void => {
    isShown.current = true;
    isForeseenByKeys.value = byKeys;
    post({ kind: "foresee", target });
  };
  const hide = (): void => {
    if (isShown.current) post({ kind: "foresee" });
    isShown.current = false;
  };
  // The button may go away under the pointer.
  useEffect(() => hide, []);
  return {
    onPointerEnter: () => show(false),
    onPointerLeave: hide,
    onFocus: ({ target: button }) => show(button instanceof Element && button.matches(":focus-visible")),
    onBlur: hide,
  };
}
