import type { LiveSettings } from "./models/live.ts";
import type { Model } from "./models/model.ts";
import type { HostTools } from "./tools/create.ts";

/** What conversations work with at this moment: the model, and the tools that it may call. */
export interface ChatSettingsNow {
  readonly now: () => LiveSettings;
  /** The model of this name has refused tools: it is given none until the window is closed. */
  readonly forbidTools: (model: string) => void;
}

export function chatSettingsOf(
  model: Pick<Model, "settings">,
  { tools, mentions }: Pick<HostTools, "tools" | "mentions">,
): ChatSettingsNow {
  const toolless = new Set<string>();
  return {
    now: () => {
      const { settings } = model;
      const isWithout = settings.takesTools === false || toolless.has(settings.model?.name ?? "");
      const allowed = isWithout ? undefined : tools();
      return { ...settings, mentions, ...(allowed ? { tools: allowed } : {}) };
    },
    forbidTools: (name) => toolless.add(name),
  };
}
