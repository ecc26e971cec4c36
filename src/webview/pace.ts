/** Milliseconds after which it is done in any case. */
const NOT_IDLE = 200;

/** When what has come is drawn, and nothing else is to be done. */
export const whenIdle = (act: () => void): void => void requestIdleCallback(act, { timeout: NOT_IDLE });

/** Collects values and hands them over once a frame. */
export function perFrame<T>(take: (values: readonly T[]) => void): (value: T) => void {
  let waiting: T[] = [];
  return (value) => {
    waiting.push(value);
    if (waiting.length > 1) return;
    requestAnimationFrame(() => {
      const values = waiting;
      waiting = [];
      take(values);
    });
  };
}
