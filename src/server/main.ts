/**
 * The language-server process: work that would hold up the extension host. Started by
 * host/languageServer. It has no keys, no network, and writes nothing.
 */
import { createConnection } from "vscode-languageserver/node";

import { answerCounting } from "./counting.ts";

const connection = createConnection();
connection.onInitialize(() => ({ capabilities: {} }));
answerCounting(connection);
connection.listen();
