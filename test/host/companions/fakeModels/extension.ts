import * as vscode from "vscode";

/** A request as VS Code hands it to the extension that brings the model. */
export interface FakeRequest {
  readonly model: string;
  readonly messages: readonly vscode.LanguageModelChatRequestMessage[];
  readonly options: vscode.ProvideLanguageModelChatResponseOptions;
  readonly token: vscode.CancellationToken;
}

/** What the models do with a request: `report` sends a part of the answer. */
export type Script = (
  request: FakeRequest,
  report: (part: vscode.LanguageModelResponsePart) => void,
) => Promise<void>;

/** What this extension exports: models of the vendor `fake` that do as they are told. */
export interface FakeModels {
  readonly play: (script: Script) => void;
  /** All requests so far, oldest first. */
  readonly requests: readonly FakeRequest[];
  /** Which models there are from now on. */
  readonly offer: (models: readonly vscode.LanguageModelChatInformation[]) => void;
}

const model = (
  id: string,
  more: Partial<vscode.LanguageModelChatInformation> = {},
): vscode.LanguageModelChatInformation => ({
  id,
  name: `Fake ${id}`,
  family: "fake",
  version: "1",
  maxInputTokens: 100_000,
  maxOutputTokens: 8_000,
  capabilities: { imageInput: true, toolCalling: true },
  ...more,
});

export const FAKE_MODELS = [
  model("large"),
  model("small", { maxInputTokens: 8_192, capabilities: { imageInput: false, toolCalling: true } }),
  model("house/brand"),
];

/**
 * Until told otherwise: asked with `Call read_file {"path":"a.ts"}` it makes that call, and repeats what it
 * gave; asked for a summary it writes one; else it says who it is.
 */
const unprompted: Script = async ({ model: id, messages }, report) => {
  const last = messages.at(-1)?.content ?? [];
  const [, tool, args] = /^Call (\w+) (\{.*\})$/.exec(textOf(last).trim()) ?? [];
  const results = last.filter((part) => part instanceof vscode.LanguageModelToolResultPart);
  const say = (text: string): void => report(new vscode.LanguageModelTextPart(text));
  if (tool !== undefined && args !== undefined)
    report(new vscode.LanguageModelToolCallPart(`call ${messages.length}`, tool, JSON.parse(args)));
  else if (results.length > 0) say(`It says: ${results.map(({ content }) => textOf(content)).join("")}`);
  else if (SUMMARY.test(textOf(last))) say(`## Goal\nWritten by ${id}.`);
  else say(`I am ${id}.`);
};

const SUMMARY = /^Summarize the conversation above/m;

const textOf = (parts: readonly unknown[]): string =>
  parts.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : "")).join("");

export function activate(context: vscode.ExtensionContext): FakeModels {
  let script = unprompted;
  let offered: readonly vscode.LanguageModelChatInformation[] = FAKE_MODELS;
  const requests: FakeRequest[] = [];
  const changed = new vscode.EventEmitter<void>();
  context.subscriptions.push(
    changed,
    vscode.lm.registerLanguageModelChatProvider("fake", {
      onDidChangeLanguageModelChatInformation: changed.event,
      provideLanguageModelChatInformation: () => [...offered],
      provideLanguageModelChatResponse: (info, messages, options, progress, token) => {
        const request = { model: info.id, messages, options, token };
        requests.push(request);
        return script(request, (part) => progress.report(part));
      },
      provideTokenCount: () => Promise.resolve(1),
    }),
  );
  return {
    play: (next) => (script = next),
    requests,
    offer: (models) => {
      offered = models;
      changed.fire();
    },
  };
}
