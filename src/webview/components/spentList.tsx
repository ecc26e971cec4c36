import { dollars, percent, whole } from "../../protocol/format.ts";
import type { Spent } from "../../protocol/view.ts";
import { ContextSection } from "./contextSection.tsx";

/** What all requests of the conversation used up, compactions included. */
export function SpentList({ spent }: { readonly spent: Spent }) {
  const { prompt, cached, output, reasoning, cost } = spent;
  const rows: readonly (readonly [string, string])[] = [
    ["Sent", whole(prompt)],
    ["of that read from the cache", `${whole(cached)} (${percent(cached, prompt)}%)`],
    ["Answered", whole(output)],
    ["of that reasoning", whole(reasoning)],
    ["Cost", cost === undefined ? "no price is known" : dollars(cost)],
  ];
  return (
    <ContextSection title="Used up so far">
      <dl class="spent">
        {rows.map(([name, value]) => (
          <div key={name} class={name.startsWith("of ") ? "of" : ""}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </ContextSection>
  );
}
