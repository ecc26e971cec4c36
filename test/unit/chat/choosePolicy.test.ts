import { describe, expect, it } from "vitest";

import { choosePolicy } from "../../../src/chat/choosePolicy.ts";
import { BALANCED, POLICIES } from "../../../src/engine/policies.ts";

describe("the policy of the settings", () => {
  it.each(POLICIES)("$name is chosen by its name, with the trigger of its own", (policy) => {
    expect(choosePolicy(policy.name, "")).toEqual({ policy });
  });

  it("B2 a trigger in the settings takes the place of the policy's own", () => {
    expect(choosePolicy("hermes", "150000").policy).toMatchObject({
      name: "hermes",
      trigger: { kind: "used", tokens: 150_000 },
    });
  });

  it("what cannot be read counts as not set, and says so", () => {
    const trigger = choosePolicy("hermes", "soon");
    expect(trigger.policy.name).toBe("hermes");
    expect(trigger.policy.trigger).toEqual(choosePolicy("hermes", "").policy.trigger);
    expect(trigger.problem?.message).toMatch(/soon.*85%.*150000.*-20000/);
    const name = choosePolicy("brave", "60%");
    expect(name.policy).toEqual({ ...BALANCED, trigger: { kind: "share", of: 0.6 } });
    expect(name.problem?.message).toMatch(/brave.*opencode/);
  });
});
