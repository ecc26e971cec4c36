import { expect, test } from "vitest";

import { UserFacingError } from "../../../src/engine/userFacingError.ts";
import { onDisk, storageError } from "../../../src/sessions/storageError.ts";
import { systemError } from "../../support/sessions/testDisk.ts";

test.each([
  ["ENOSPC", "The disk is full"],
  ["EDQUOT", "The disk is full"],
  ["EROFS", "read-only"],
  ["EACCES", "read-only"],
  ["EMFILE", "too many files"],
  ["EIO", "EIO"],
])("%s is told in words, with a way out", (code, words) => {
  const told = storageError(systemError(code));
  expect(told).toBeInstanceOf(UserFacingError);
  expect(told).toMatchObject({ what: expect.stringContaining(words), todo: expect.stringMatching(/\.$/) });
});

test("a path does not get into what is told", () => {
  const error = Object.assign(new Error("ENOSPC: no space left, write '/home/ada/secret'"), {
    code: "ENOSPC",
  });
  expect(String(storageError(error))).not.toContain("ada");
});

test("an error that is not the disk's stays what it is", async () => {
  const bug = new TypeError("undefined is not a function");
  expect(storageError(bug)).toBe(bug);
  await expect(onDisk(() => Promise.reject(bug))).rejects.toBe(bug);
});
