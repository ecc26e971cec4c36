export interface WindowOptions {
  /** Absolute path of the workspace folder; `null`: a window without one. */
  readonly folder: string | null;
  /** Absolute path of the extension in development (VS Code takes one here); `null`: none. */
  readonly extension: string | null;
  /** Absolute path of a module that exports `run()`, for the extension host. */
  readonly tests?: string | undefined;
}

/** The address of a window on the server at `port`: open it in any browser. */
export function windowAddress(port: number, { folder, extension, tests }: WindowOptions): string {
  const authority = `localhost:${port}`;
  const remote = (path: string): string => `vscode-remote://${authority}${encodeURI(path)}`;
  const payload = [
    ...(extension === null ? [] : [["extensionDevelopmentPath", remote(extension)]]),
    ...(tests === undefined ? [] : [["extensionTestsPath", remote(tests)]]),
    ["skipWelcome", "true"],
  ];
  const query = new URLSearchParams(folder === null ? { ew: "true" } : { folder });
  query.set("payload", JSON.stringify(payload));
  return `http://${authority}/?${query.toString()}`;
}
