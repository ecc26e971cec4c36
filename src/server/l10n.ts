import { readFileSync } from "node:fs";

import * as z from "zod";

import { speak } from "../l10n/l10n.ts";

/** What the host has put into the environment: see host/languageServer/launch.ts. */
const { ANCHORED_CHAT_LANGUAGE: language, ANCHORED_CHAT_BUNDLE: file } = process.env;

if (language !== undefined && file !== undefined)
  speak(language, z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, "utf8"))));
