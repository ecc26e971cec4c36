/**
 * The language-server process: work that would hold up the extension host. Started by
 * host/languageServer. It has no keys, no network, and writes nothing.
 */
import "./l10n.ts";
import { createConnection } from "vscode-languageserver/node";

import { answerCounting } from "./counting.ts";
import { answerEditors, CAPABILITIES } from "./summaries/bind.ts";
import { o200k } from "./tokens/o200k.ts";
import { TokenCounter } from "./tokens/tokenCounter.ts";

const connection = createConnection();
// The vocabulary is loaded here, before the first request comes.
const counter = new TokenCounter(o200k());
connection.onInitialize(() => ({ capabilities: CAPABILITIES }));
answerCounting(connection, counter);
answerEditors(connection, counter);
connection.listen();
