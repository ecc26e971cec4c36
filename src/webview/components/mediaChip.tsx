import { bytes } from "../../protocol/format.ts";
import { Icon } from "./icon.tsx";
import { PlainText } from "./plainText.tsx";

interface Props {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

/** A picture or file by its name and size; it is never loaded. */
export function MediaChip({ name, mediaType, bytes: size }: Props) {
  return (
    <span class="chip" title={mediaType}>
      <Icon name={mediaType.startsWith("image/") ? "file-media" : "file"} />
      <span class="chip-name" dir="auto">
        <PlainText text={name} />
      </span>
      <span class="dim">{bytes(size)}</span>
    </span>
  );
}
