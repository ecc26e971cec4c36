/** Calls `fire` once after so many milliseconds, unless the returned function is called before. */
export type Timer = (milliseconds: number, fire: () => void) => () => void;

export const systemTimer: Timer = (milliseconds, fire) => {
  const handle = setTimeout(fire, milliseconds);
  return () => {
    clearTimeout(handle);
  };
};
