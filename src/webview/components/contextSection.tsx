import type { ComponentChildren } from "preact";

interface Props {
  readonly title: string;
  readonly children: ComponentChildren;
}

export function ContextSection({ title, children }: Props) {
  return (
    <section class="context-section" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
