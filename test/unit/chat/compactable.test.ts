import { expect, it } from "vitest";

import { Compactable } from "../../../src/chat/compactable.ts";
import type { ChatSettings } from "../../../src/chat/settings.ts";
import { BALANCED } from "../../../src/engine/policies.ts";
import { project } from "../../../src/engine/transcript.ts";
import { logOf, workOf } from "../../support/engine/build.ts";

const settings = (window: number): ChatSettings => ({
  policy: BALANCED,
  limits: { window, source: "test" },
});

it("what is known of a transcript holds for these settings, and for no others", () => {
  const compactable = new Compactable();
  const transcript = project(logOf(workOf(3, 4_000)));
  expect(compactable.nothing(transcript, settings(32_000))).toBeUndefined();
  expect(compactable.nothing(transcript, settings(1_000_000))).toBe("everything-fits");
  expect(compactable.nothing(transcript, settings(32_000))).toBeUndefined();
});

it("nor does it hold for another transcript", () => {
  const compactable = new Compactable();
  expect(compactable.nothing(project([]), settings(32_000))).toBe("empty");
  expect(compactable.nothing(project(logOf(workOf(12, 2_000))), settings(32_000))).toBeUndefined();
});
