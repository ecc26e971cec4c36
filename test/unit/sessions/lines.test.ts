import { expect, test } from "vitest";

import { splitLines } from "../../../src/sessions/lines.ts";

const split = (text: string) => splitLines(Buffer.from(text));

test("every line is numbered from 1 and parsed", () => {
  expect(split('{"a":1}\n{"b":2}\n')).toEqual({
    lines: [
      { number: 1, text: '{"a":1}', value: { a: 1 } },
      { number: 2, text: '{"b":2}', value: { b: 2 } },
    ],
    tornBytes: 0,
    isUnterminated: false,
  });
});

test("an unfinished last line is counted in bytes, not in characters", () => {
  const { lines, tornBytes } = split('{"a":1}\n{"b":"é');
  expect(lines).toHaveLength(1);
  expect(tornBytes).toBe(Buffer.byteLength('{"b":"é'));
});

test("a last line that lacks only its newline is finished", () => {
  const { lines, tornBytes, isUnterminated } = split('{"a":1}\n{"b":2}');
  expect(lines.map((line) => line.value)).toEqual([{ a: 1 }, { b: 2 }]);
  expect({ tornBytes, isUnterminated }).toEqual({ tornBytes: 0, isUnterminated: true });
});

test("zeros that a power cut leaves at the end are an unfinished line", () => {
  expect(split('{"a":1}\n\0\0\0\0')).toMatchObject({ lines: [{ number: 1 }], tornBytes: 4 });
});

test("a line that is no JSON object is damaged, and keeps its text and number", () => {
  const { lines } = split('{"a":1}\nnot json\n[1]\n7\nnull\n{"b":2}\n');
  expect(lines.filter((line) => !line.value).map(({ number, text }) => ({ number, text }))).toEqual([
    { number: 2, text: "not json" },
    { number: 3, text: "[1]" },
    { number: 4, text: "7" },
    { number: 5, text: "null" },
  ]);
});

test("blank lines are left out but counted", () => {
  expect(split('\n{"a":1}\n  \r\n{"b":2}\n').lines.map((line) => line.number)).toEqual([2, 4]);
});

test("an empty log has no lines", () => {
  expect(split("")).toEqual({ lines: [], tornBytes: 0, isUnterminated: false });
});
