import { describe, expect, test } from "vitest";

import { moved, percentAt, shareOf, triggerOf } from "../../../src/webview/trigger.ts";
import { aGauge } from "../../support/panel/states.ts";

const gauge = aGauge({
  window: 100_000,
  reserve: 20_000,
  trigger: 64_000,
  triggerRange: { least: 40_000, most: 77_600 },
});
const trigger = triggerOf(gauge, 100_000);
if (!trigger) throw new Error("There is a trigger.");

describe("the trigger", () => {
  test("is told in percent of usable, as its setting has it", () => {
    expect(trigger).toMatchObject({ percent: 80, least: 50, most: 97 });
  });

  test("stands on the bar where it stands in the window", () => {
    expect(shareOf(trigger, 80)).toBeCloseTo(0.64);
    expect(percentAt(trigger, 0.64)).toBe(80);
  });

  test("stays within its bounds, wherever it is dragged", () => {
    expect(percentAt(trigger, 0)).toBe(50);
    expect(percentAt(trigger, 1)).toBe(97);
  });

  test.each([
    ["ArrowRight", 81],
    ["ArrowDown", 79],
    ["PageUp", 85],
    ["Home", 50],
    ["End", 97],
    ["Tab", undefined],
  ])("is moved by %s to %s", (key, to) => {
    expect(moved(trigger, 80, key)).toBe(to);
  });

  test("is not there without a window, and cannot be moved without bounds", () => {
    expect(triggerOf(aGauge({ window: undefined }), 1)).toBeUndefined();
    expect(triggerOf(aGauge({ triggerRange: undefined }), 1)).toBeUndefined();
  });
});
