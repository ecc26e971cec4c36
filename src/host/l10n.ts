import * as vscode from "vscode";

import { speak } from "../l10n/l10n.ts";

// VS Code has loaded our bundle before it loads us.
speak(vscode.env.language, vscode.l10n.bundle);
