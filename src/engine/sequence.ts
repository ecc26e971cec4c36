/**
 * An immutable list that grows at its end in constant time: versions share one
 * backing array, and each sees only its own length of it. Appending to an
 * older version copies.
 */
export class Sequence<T> implements Iterable<T> {
  readonly length: number;
  readonly #shared: T[];

  private constructor(shared: T[], length: number) {
    this.#shared = shared;
    this.length = length;
  }

  static of<T>(items: readonly T[]): Sequence<T> {
    return new Sequence([...items], items.length);
  }

  append(item: T): Sequence<T> {
    const shared = this.#shared.length === this.length ? this.#shared : this.#shared.slice(0, this.length);
    shared.push(item);
    return new Sequence(shared, this.length + 1);
  }

  at(index: number): T | undefined {
    if (index < 0) index += this.length;
    return index < this.length ? this.#shared[index] : undefined;
  }

  slice(from: number, to: number = this.length): T[] {
    return this.#shared.slice(from, Math.min(to, this.length));
  }

  *[Symbol.iterator](): Iterator<T> {
    for (let i = 0; i < this.length; i++) yield this.#shared[i] as T;
  }
}
