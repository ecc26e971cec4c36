/** How a model of VS Code's is called in settings and in logs: `vendor/id`; an id may have slashes of its own. */

export interface ModelKey {
  readonly vendor: string;
  readonly id: string;
}

export const nameOf = ({ vendor, id }: ModelKey): string => `${vendor}/${id}`;

/** Undefined when the name is not of that form. */
export function keyOf(name: string): ModelKey | undefined {
  const slash = name.indexOf("/");
  const [vendor, id] = [name.slice(0, slash), name.slice(slash + 1)];
  return slash < 1 || id === "" ? undefined : { vendor, id };
}
