import { t } from "../../l10n/l10n.ts";
import { dollars, inPercent, percent, whole } from "../../protocol/format.ts";
import type { Spent } from "../../protocol/view.ts";
import { ContextSection } from "./contextSection.tsx";

/** What all requests of the conversation used up, compactions included. */
export function SpentList({ spent }: { readonly spent: Spent }) {
  const { prompt, cached, output, reasoning, cost } = spent;
  const fromCache = `${whole(cached)} (${inPercent(percent(cached, prompt))})`;
  const rows: readonly { readonly name: string; readonly value: string; readonly isPart?: boolean }[] = [
    { name: t("Sent"), value: whole(prompt) },
    { name: t("of that read from the cache"), value: fromCache, isPart: true },
    { name: t("Answered"), value: whole(output) },
    { name: t("of that reasoning"), value: whole(reasoning), isPart: true },
    { name: t("Cost"), value: cost === undefined ? t("no price is known") : dollars(cost) },
  ];
  return (
    <ContextSection title={t("Used up so far")}>
      <dl class="spent">
        {rows.map(({ name, value, isPart }) => (
          <div key={name} class={isPart ? "of" : ""}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </ContextSection>
  );
}
