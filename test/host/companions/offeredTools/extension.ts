import * as vscode from "vscode";

/** What this extension exports: how often the one that waits was begun, and cancelled. */
export interface OfferedTools {
  readonly waiting: { readonly begun: number; readonly cancelled: number };
}

/** Another extension with tools: one answers in words and a picture, one waits for ever, one fails. */
export function activate(context: vscode.ExtensionContext): OfferedTools {
  const waiting = { begun: 0, cancelled: 0 };
  const echo: vscode.LanguageModelTool<{ readonly words: string }> = {
    invoke: ({ input }) =>
      new vscode.LanguageModelToolResult([
        new vscode.LanguageModelTextPart(`You said ${input.words}.`),
        vscode.LanguageModelDataPart.json({ words: input.words }),
        vscode.LanguageModelDataPart.image(new Uint8Array([1, 2, 3]), "image/png"),
      ]),
  };
  const wait: vscode.LanguageModelTool<unknown> = {
    invoke: (_, token) =>
      new Promise((_resolve, reject) => {
        waiting.begun++;
        token.onCancellationRequested(() => {
          waiting.cancelled++;
          reject(new vscode.CancellationError());
        });
      }),
  };
  const fail: vscode.LanguageModelTool<unknown> = {
    invoke: () => Promise.reject(new Error("The printer is on fire.")),
  };
  context.subscriptions.push(
    vscode.lm.registerTool("test_echo", echo),
    vscode.lm.registerTool("test_wait", wait),
    vscode.lm.registerTool("test_fail", fail),
  );
  return { waiting };
}
