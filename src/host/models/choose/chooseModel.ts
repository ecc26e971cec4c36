import * as vscode from "vscode";

import { t } from "../../../l10n/l10n.ts";
import { SETTINGS, SETTINGS_SECTION } from "../../../manifest.ts";
import { originOf } from "../../../providers/origin.ts";
import { readSettings, type Settings } from "../../settings.ts";
import type { Keys } from "../keys.ts";
import type { Sources } from "../sources.ts";
import { askKey } from "./askKey.ts";
import { type EnteredServer, enterServer } from "./enterServer.ts";
import { collectOffers } from "./offers.ts";
import { pickChoice } from "./pickChoice.ts";
import { type Choice, type ModelChoice, type Row, rowsOf } from "./rows.ts";

export interface ChooseParts {
  readonly keys: Keys;
  readonly sources: Sources;
}

/** *Choose a Model…*: nothing is changed until one is chosen. */
export async function chooseModel(parts: ChooseParts): Promise<void> {
  const { baseUrl, model } = readSettings();
  const chosen = await choose(parts, {
    title: t("Choose a Model"),
    current: model === "" ? undefined : { baseUrl, model },
    first: [],
  });
  if (!chosen || chosen === "sameAsChat") return;
  await useModel(chosen);
}

/** *Enter a Server…*: the address, what it needs, then one of its models. */
export async function chooseAtServer({ keys }: ChooseParts): Promise<void> {
  const question = { title: t("Choose a Model"), current: undefined, first: [] };
  const chosen = await atEntered(await enterServer(keys), question);
  if (chosen) await useModel(chosen);
}

/** What all choosing of a model ends in. */
export const useModel = ({ baseUrl, model }: ModelChoice): Promise<void> =>
  save({ [SETTINGS.baseUrl]: baseUrl, [SETTINGS.model]: model });

/** *Choose a Model for Summaries…* */
export async function chooseSummaryModel(parts: ChooseParts): Promise<void> {
  const { baseUrl, summaryBaseUrl, summaryModel } = readSettings();
  const chosen = await choose(parts, {
    title: t("Choose a Model for Summaries"),
    current: summaryModel === "" ? undefined : { baseUrl: summaryBaseUrl || baseUrl, model: summaryModel },
    first: [sameAsChat],
  });
  if (!chosen) return;
  const { baseUrl: place, model } = chosen === "sameAsChat" ? { baseUrl, model: "" } : chosen;
  await save({
    [SETTINGS.summaryBaseUrl]: place === baseUrl ? "" : place,
    [SETTINGS.summaryModel]: model,
  });
}

const sameAsChat: Row = { label: t("Same as the chat"), choice: { kind: "sameAsChat" } };

interface Question {
  readonly title: string;
  readonly current: ModelChoice | undefined;
  /** Rows in front of the offers. */
  readonly first: readonly Row[];
}

async function choose(
  parts: ChooseParts,
  question: Question,
): Promise<ModelChoice | "sameAsChat" | undefined> {
  for (;;) {
    const choice = await pickAmongAll(parts, question, readSettings());
    if (!choice) return undefined;
    switch (choice.kind) {
      case "model":
        return choice;
      case "sameAsChat":
        return "sameAsChat";
      case "name":
        return named(choice.baseUrl, question.title);
      case "server":
        return atEntered(await enterServer(parts.keys, choice.baseUrl), question);
      case "key":
        // Then the list again, with what the key opens.
        if (!(await askKey(originOf(choice.baseUrl) ?? choice.baseUrl, parts.keys))) return undefined;
    }
  }
}

const pickAmongAll = (
  { sources }: ChooseParts,
  { title, current, first }: Question,
  settings: Settings,
): Promise<Choice | undefined> =>
  pickChoice({
    title,
    placeholder: t("Models on this machine, of your server, and of VS Code"),
    current,
    fill: (show, signal) =>
      collectOffers(sources, settings, {
        signal,
        show: (offers) => show([...first, ...rowsOf(offers, current)]),
      }),
  });

async function atEntered(
  server: EnteredServer | undefined,
  { title, current }: Question,
): Promise<ModelChoice | undefined> {
  if (!server) return undefined;
  const { baseUrl, models, sentence } = server;
  if (models.length === 0) return named(baseUrl, title, sentence);
  const choice = await pickChoice({
    title,
    placeholder: sentence,
    current,
    fill: (show) =>
      Promise.resolve(show(rowsOf([{ title: server.name, baseUrl, models }], current).slice(0, -2))),
  });
  return choice?.kind === "model" ? choice : undefined;
}

async function named(baseUrl: string, title: string, sentence?: string): Promise<ModelChoice | undefined> {
  const prompt = sentence ?? t("This server does not list its models: enter the name of one");
  const model = await vscode.window.showInputBox({ title, prompt, ignoreFocusOut: true });
  return model?.trim() ? { baseUrl, model: model.trim() } : undefined;
}

async function save(values: Readonly<Record<string, string>>): Promise<void> {
  const settings = vscode.workspace.getConfiguration(SETTINGS_SECTION);
  for (const [name, value] of Object.entries(values))
    await settings.update(name, value === "" ? undefined : value, vscode.ConfigurationTarget.Global);
}
