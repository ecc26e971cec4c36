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

/** `env`: beside that of this process. */
export async function runServer(env: NodeJS.ProcessEnv = {}): Promise<RunningServer> {
  const server = fork(new URL("../../../src/server/main.ts", import.meta.url), ["--node-ipc"], {
    execArgv: [],
    env: { ...process.env, ...env },
  });
  const connection = createProtocolConnection(new IPCMessageReader(server), new IPCMessageWriter(server));
  connection.listen();
  await connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} });
  await connection.sendNotification("initialized", {});
  return {
    process: server,
    connection,
    [Symbol.asyncDispose]: async () => {
      connection.dispose();
      const ended = new Promise((resolve) => server.once("exit", resolve));
      if (server.kill()) await ended;
    },
  };
}
