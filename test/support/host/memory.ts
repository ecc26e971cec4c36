import type { Memento } from "vscode";

/** VS Code's memory of an extension, forgotten with the test. */
export function memory(): Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: (key: string, otherwise?: unknown) => (values.get(key) ?? otherwise) as never,
    update: (key, value) => {
      values.set(key, value);
      return Promise.resolve();
    },
  };
}
