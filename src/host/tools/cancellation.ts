import * as vscode from "vscode";

/** A signal as VS Code's API wants it, for as long as it is held with `using`. */
export function cancellationOf(
  signal: AbortSignal,
): { readonly token: vscode.CancellationToken } & Disposable {
  const source = new vscode.CancellationTokenSource();
  const cancel = (): void => source.cancel();
  if (signal.aborted) cancel();
  signal.addEventListener("abort", cancel, { once: true });
  return {
    token: source.token,
    [Symbol.dispose]: () => {
      signal.removeEventListener("abort", cancel);
      source.dispose();
    },
  };
}
