import * as vscode from "vscode";

import { UserFacingError } from "../engine/userFacingError.ts";
import { SETTINGS, SETTINGS_SECTION } from "../manifest.ts";
import { listModels } from "../providers/models.ts";
import { checkBaseUrl } from "../providers/origin.ts";
import type { Keys } from "./keys.ts";
import { readSettings } from "./settings.ts";

/** Asks for a server and one of its models, checking each at once. Undone by Escape at any step. */
export async function chooseModel(keys: Keys): Promise<void> {
  const server = await askServer(keys);
  if (!server) return;
  const model = await askModel(server, keys);
  if (!model) return;
  const settings = vscode.workspace.getConfiguration(SETTINGS_SECTION);
  await settings.update(SETTINGS.baseUrl, server.baseUrl, vscode.ConfigurationTarget.Global);
  await settings.update(SETTINGS.model, model, vscode.ConfigurationTarget.Global);
}

interface ServerChoice {
  readonly baseUrl: string;
  readonly origin: string;
}

async function askServer(keys: Keys): Promise<ServerChoice | undefined> {
  const typed = await vscode.window.showInputBox({
    title: "Choose a Model (1/2): Server",
    prompt: "Address of an OpenAI-compatible server",
    placeHolder: "http://localhost:8080/v1",
    value: readSettings().baseUrl || "http://localhost:8080/v1",
    ignoreFocusOut: true,
    validateInput: (text) => {
      const checked = checkBaseUrl(text);
      return checked.kind === "invalid" ? checked.message : undefined;
    },
  });
  const checked = typed === undefined ? undefined : checkBaseUrl(typed);
  if (!checked || checked.kind === "invalid") return undefined;
  if (checked.kind === "unencrypted" && !(await confirmUnencrypted(checked, keys))) return undefined;
  return checked;
}

async function confirmUnencrypted(
  { origin, message }: { origin: string; message: string },
  keys: Keys,
): Promise<boolean> {
  if (keys.isTrusted(origin)) return true;
  const use = "Use It All the Same";
  const chosen = await vscode.window.showWarningMessage(
    "This server is not encrypted.",
    { modal: true, detail: message },
    use,
  );
  if (chosen === use) await keys.trust(origin);
  return chosen === use;
}

async function askModel(server: ServerChoice, keys: Keys): Promise<string | undefined> {
  const listed = await list(server, keys);
  if ("failure" in listed && listed.failure.reason === "auth") {
    return (await askKey(server.origin, keys)) ? askModel(server, keys) : undefined;
  }
  if ("failure" in listed && listed.failure.reason === "network") {
    throw new UserFacingError({ what: listed.failure.message, todo: "Then choose the model again." });
  }
  const names = "failure" in listed ? [] : listed.models.map(({ id }) => id);
  if (names.length > 0)
    return vscode.window.showQuickPick(names, {
      title: "Choose a Model (2/2)",
      placeHolder: "Models of this server",
    });
  return vscode.window.showInputBox({
    title: "Choose a Model (2/2)",
    prompt: "This server does not list its models: enter the name of one",
    ignoreFocusOut: true,
  });
}

async function list({ baseUrl, origin }: ServerChoice, keys: Keys): ReturnType<typeof listModels> {
  const apiKey = await keys.get(origin);
  const server = { baseUrl, headers: readSettings().headers, ...(apiKey === undefined ? {} : { apiKey }) };
  return listModels(server, AbortSignal.timeout(15_000));
}

/** Resolves to false when nothing was entered. */
export async function askKey(origin: string, keys: Keys): Promise<boolean> {
  const key = await vscode.window.showInputBox({
    title: "API Key",
    prompt: `Key for ${origin}. It is kept in the secret storage of VS Code and sent to this server only.`,
    password: true,
    ignoreFocusOut: true,
  });
  if (!key?.trim()) return false;
  await keys.set(origin, key.trim());
  return true;
}

/** Asks for the key of the configured server. */
export async function setKey(keys: Keys): Promise<void> {
  await askKey(configuredOrigin(), keys);
}

export async function removeKey(keys: Keys): Promise<void> {
  await keys.remove(configuredOrigin());
}

function configuredOrigin(): string {
  const checked = checkBaseUrl(readSettings().baseUrl);
  if (checked.kind !== "invalid") return checked.origin;
  throw new UserFacingError({ what: "No server is set.", todo: "Choose a model first." });
}
