import { duration } from "../../protocol/format.ts";
import { useNow } from "../useNow.ts";

/** How long something has been going on; `since` in milliseconds since 1970. */
export function Elapsed({ since }: { readonly since: number }) {
  return <>{duration(Math.max(0, useNow(1000) - since))}</>;
}
