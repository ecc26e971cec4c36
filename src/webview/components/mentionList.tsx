import { useEffect, useRef } from "preact/hooks";

import { counted, t } from "../../l10n/l10n.ts";
import { tokens } from "../../protocol/format.ts";
import type { OfferedFiles } from "../../protocol/view.ts";
import type { Mention, OfferedFile } from "../useMention.ts";
import { PlainText } from "./plainText.tsx";

const LIST = "mention-list";
const optionId = (index: number): string => `${LIST}-${index}`;

/**
 * What the field has to say of the list while it is open: it keeps the focus. It stays a textbox: a field of
 * several lines may not call itself a combobox (www.w3.org/TR/html-aria/#el-textarea), nor tell `aria-expanded`.
 */
export const mentionAria = ({ isOpen, found, active }: Mention) =>
  isOpen && found.length > 0
    ? ({
        "aria-haspopup": "listbox",
        "aria-autocomplete": "list",
        "aria-controls": LIST,
        "aria-activedescendant": optionId(active),
      } as const)
    : {};

/** The files that an `@` may mean, above the field in which it is typed. */
export function MentionList({ mention }: { readonly mention: Mention }) {
  const { isOpen, found, active, offer, take } = mention;
  const line = isOpen && offer ? lineFor(offer, found) : undefined;
  return (
    <>
      {isOpen && (found.length > 0 || line !== undefined) && (
        <div class="mention">
          {found.length > 0 && (
            <div class="mention-list" role="listbox" id={LIST} aria-label={t("Files to mention")}>
              {found.map((file, index) => (
                <Option
                  key={file.path}
                  id={optionId(index)}
                  file={file}
                  isActive={index === active}
                  take={take}
                />
              ))}
            </div>
          )}
          {line !== undefined && <div class="mention-line">{line}</div>}
        </div>
      )}
      <Said offer={isOpen ? offer : undefined} />
    </>
  );
}

/** What is told below the files, or in place of them. */
function lineFor({ problem, isLooking, more }: OfferedFiles, found: readonly unknown[]): string | undefined {
  if (problem !== undefined) return problem;
  if (isLooking) return t("Looking for files…");
  if (found.length === 0) return t("No file of this name.");
  return more ? t("More files fit: type on.") : undefined;
}

/** Once for each list, and again when nothing is left of it. */
function Said({ offer }: { readonly offer: OfferedFiles | undefined }) {
  const first = useRef<number | undefined>(undefined);
  if (!offer) first.current = undefined;
  else if (!offer.isLooking) first.current ??= offer.found.length;
  const count = first.current;
  const words = (): string | undefined => {
    if (!offer || count === undefined) return undefined;
    if (offer.problem !== undefined || offer.found.length === 0) return lineFor(offer, offer.found);
    return counted(count, "{0} file to choose from", "{0} files to choose from");
  };
  return (
    <div class="visually-hidden" aria-live="polite">
      {words()}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly file: OfferedFile;
  readonly isActive: boolean;
  readonly take: (path: string) => void;
}

function Option({ id, file, isActive, take }: OptionProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  const { path } = file;
  const nameAt = path.lastIndexOf("/") + 1;
  const [name, folder] = [path.slice(nameAt), path.slice(0, Math.max(0, nameAt - 1))];
  const cost = t("{0} tokens", tokens(file.tokens));
  return (
    <div
      ref={row}
      id={id}
      class="mention-option"
      role="option"
      aria-selected={isActive}
      title={path}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => take(path)}
    >
      <span class="mention-name">
        <bdi dir="ltr">
          <PlainText text={name} />
        </bdi>
      </span>
      <span class="mention-folder">
        <bdi dir="ltr">
          <PlainText text={folder} />
        </bdi>
      </span>
      <span class="mention-tokens" title={cost}>
        {tokens(file.tokens)}
      </span>
    </div>
  );
}
