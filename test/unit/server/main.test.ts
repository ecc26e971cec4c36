import { describe, expect, it } from "vitest";
import { CancellationTokenSource } from "vscode-languageserver/node";

import { COUNT_REQUEST, countResult } from "../../../src/server/requests.ts";
import { exactTokens } from "../../support/exactTokens.ts";
import { runServer } from "../../support/server/serverProcess.ts";

describe("the server process", () => {
  it("counts each text exactly, in order", async () => {
    await using server = await runServer();
    const texts = ["Hello, world!", "", "const a = 1;\n", "漢字かな交じり文"];
    const answer = countResult.parse(await server.connection.sendRequest(COUNT_REQUEST, { texts }));
    expect(answer.tokens).toEqual(texts.map(exactTokens));
  });

  it("answers another request while it counts, and stops counting when that is cancelled", async () => {
    await using server = await runServer();
    const cancelling = new CancellationTokenSource();
    // Never the same chunk twice: seconds of work, were it not cancelled.
    const long = Array.from({ length: 4_000_000 }, (_, i) =>
      String.fromCharCode(0x4e00 + ((i * 7_919) % 20_000)),
    ).join("");
    const counting = server.connection.sendRequest(COUNT_REQUEST, { texts: [long] }, cancelling.token);
    const short = countResult.parse(
      await server.connection.sendRequest(COUNT_REQUEST, { texts: ["one two"] }),
    );
    expect(short.tokens).toEqual([2]);
    cancelling.cancel();
    await expect(counting).rejects.toThrow("Cancelled");
  });

  it("refuses what is no list of texts, and goes on", async () => {
    await using server = await runServer();
    await expect(server.connection.sendRequest(COUNT_REQUEST, { texts: [1] })).rejects.toThrow(
      "expected string",
    );
    const answer = countResult.parse(await server.connection.sendRequest(COUNT_REQUEST, { texts: ["one"] }));
    expect(answer.tokens).toEqual([1]);
  });

  it("ends when the one who started it is gone", async () => {
    await using server = await runServer();
    const ended = new Promise((resolve) => server.process.once("exit", resolve));
    server.process.disconnect();
    expect(await ended).not.toBeNull();
  });
});
