import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { thinkTags } from "../../../../src/providers/openai/thinkTags.ts";

const told = (...pieces: readonly string[]) => {
  const tags = thinkTags();
  const all = [...pieces.map((piece) => tags.take(piece)), tags.rest()];
  const joined = (part: "reasoning" | "text"): string => all.map((one) => one[part]).join("");
  return { reasoning: joined("reasoning"), text: joined("text") };
};

describe("thinkTags", () => {
  it("tells reasoning in front of an answer from the answer", () => {
    expect(told("<think>\nHm.\n</think>\n\nYes.")).toEqual({ reasoning: "Hm.\n", text: "Yes." });
  });

  it("leaves tags alone that the answer is about", () => {
    const about = "Write <think>x</think> first.";
    expect(told(about)).toEqual({ reasoning: "", text: about });
  });

  it("keeps what never became a tag", () => {
    expect(told("<thi", "s> is it")).toEqual({ reasoning: "", text: "<this> is it" });
    expect(told(" <")).toEqual({ reasoning: "", text: " <" });
    expect(told("<think>a < b </thin")).toEqual({ reasoning: "a < b </thin", text: "" });
  });

  it("takes an end that never came for reasoning to the last", () => {
    expect(told("<think>Hm")).toEqual({ reasoning: "Hm", text: "" });
  });

  it("tells the same however the text is cut, and loses no letter of it", () => {
    const letters = fc.stringMatching(/^[a-z<>/ \n]{0,40}$/);
    const cuts = fc.array(fc.nat(100), { maxLength: 8 });
    fc.assert(
      fc.property(letters, letters, cuts, (thought, text, places) => {
        for (const whole of [`<think>${thought}</think>${text}`, thought + text]) {
          const edges = [
            0,
            ...places.map((at) => at % (whole.length + 1)).toSorted((a, b) => a - b),
            whole.length,
          ];
          const pieces = edges.slice(1).map((edge, at) => whole.slice(edges[at], edge));
          const once = told(whole);
          const split = told(...pieces);
          expect(split.text).toBe(once.text);
          expect(split.reasoning.trim()).toBe(once.reasoning.trim());
          const without = (all: string): string => all.replaceAll(/<\/?think>|\s/g, "");
          expect(without(once.reasoning + once.text)).toBe(without(whole));
        }
      }),
    );
  });
});
