import { type ChildProcess, fork } from "node:child_process";

import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
} from "vscode-languageserver/node";

/** The real server, run from its sources, with the connection that the extension host would have. */
export interface RunningServer extends AsyncDisposable {
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
}

export async function runServer(): Promise<RunningServer> {
  const process = fork(new URL("../../../src/server/main.ts", import.meta.url), ["--node-ipc"], {
    execArgv: [],
  });
  const connection = createProtocolConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
  connection.listen();
  await connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} });
  await connection.sendNotification("initialized", {});
  return {
    process,
    connection,
    [Symbol.asyncDispose]: async () => {
      connection.dispose();
      const ended = new Promise((resolve) => process.once("exit", resolve));
      if (process.kill()) await ended;
    },
  };
}
