import { tokens, whole } from "../../protocol/format.ts";
import type { LargePart } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { ContextSection } from "./contextSection.tsx";
import { LinkButton } from "./linkButton.tsx";
import { PlainText } from "./plainText.tsx";

/** Where most of the window goes, and what can be done about each. */
export function LargestParts({ parts }: { readonly parts: readonly LargePart[] }) {
  if (parts.length === 0) return null;
  return (
    <ContextSection title="Largest parts">
      <ul class="large-parts">
        {parts.map((part) => (
          <Part key={`${part.message}#${part.part}`} {...part} />
        ))}
      </ul>
    </ContextSection>
  );
}

function Part({ message, part, item, name, remark, tokens: size, saves }: LargePart) {
  const { post, pinned, isWorking, jumpTo } = usePanel();
  const isPinned = pinned.value.has(message);
  const canChange = !isWorking.value;
  return (
    <li>
      <span class="large-name" title={name} dir="auto">
        <PlainText text={name} />
      </span>
      <span class="large-size">{whole(size)}</span>
      <span class="large-remark">{remark}</span>
      <span class="large-actions">
        {canChange && saves !== undefined && (
          <LinkButton
            title={`Send one line instead and free ${tokens(saves)} tokens. Can be undone.`}
            label={`Prune ${name}`}
            onClick={() => post({ kind: "prunePart", message, part })}
          >
            Prune
          </LinkButton>
        )}
        {canChange && message !== "" && (
          <LinkButton
            label={`${isPinned ? "Unpin" : "Pin"} ${name}`}
            onClick={() => post({ kind: "pin", item: message, pinned: !isPinned })}
          >
            {isPinned ? "Unpin" : "Pin"}
          </LinkButton>
        )}
        <LinkButton label={`Show ${name} in the conversation`} onClick={() => jumpTo({ item })}>
          Show
        </LinkButton>
      </span>
    </li>
  );
}
