import { describe, expect, it } from "vitest";

import { FileNames } from "../../../../src/host/mentions/fileNames.ts";
import { ManualTimer } from "../../../support/providers/manualTimer.ts";
import { World } from "../../../support/tools/world.ts";

