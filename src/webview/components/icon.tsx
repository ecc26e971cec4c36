/** One glyph of VS Code's icon font; always beside words or inside a named button. */
export function Icon({ name }: { readonly name: string }) {
  return <span class={`codicon codicon-${name}`} aria-hidden="true" />;
}
