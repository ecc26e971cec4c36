/** Acts in each of the next `count` frames, told how many are left, until the returned function is called. */
export function eachFrame(count: number, act: (left: number) => void): () => void {
  let left = count;
  let frame = requestAnimationFrame(function next() {
    left--;
    if (left > 0) frame = requestAnimationFrame(next);
    act(left);
  });
  return () => cancelAnimationFrame(frame);
}
