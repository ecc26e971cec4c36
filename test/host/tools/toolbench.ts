import assert from "node:assert/strict";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { after, afterEach, before } from "mocha";
import * as vscode from "vscode";

import { type HostTools, toolsOf } from "../../../src/host/tools/create.ts";
import { SETTINGS, SETTINGS_SECTION } from "../../../src/manifest.ts";
import type { CallContext, PreparedCall, ToolResult } from "../../../src/tools/tool.ts";

/** The tools of this window with a storage of their own. Settings and editors are as they were after each test. */
export class Toolbench {
  #host: HostTools | undefined;
  #calls = 0;
  readonly #bugs: unknown[] = [];

  constructor() {
    before(async () => {
      const uri = vscode.Uri.file(await mkdtemp(join(tmpdir(), "storage-")));
      this.#host = toolsOf({ storageUri: uri, globalStorageUri: uri }, (error) => this.#bugs.push(error));
    });
    after(() => this.host.dispose());
    afterEach(async () => {
      await this.set(SETTINGS.otherTools, undefined);
      await this.set(SETTINGS.tools, undefined);
      await vscode.commands.executeCommand("workbench.action.closeAllEditors");
      assert.deepEqual(this.#bugs, []);
    });
  }

  get host(): HostTools {
    assert(this.#host);
    return this.#host;
  }

  async set(name: string, value: unknown): Promise<void> {
    const settings = vscode.workspace.getConfiguration(SETTINGS_SECTION);
    await settings.update(name, value, vscode.ConfigurationTarget.Global);
  }

  contextOf(more: Partial<CallContext> = {}): CallContext {
    return {
      session: "s",
      callId: `call ${++this.#calls}`,
      entries: [],
      signal: new AbortController().signal,
      onOutput: () => undefined,
      ...more,
    };
  }

  /** A call that can be made. */
  async prepare(tool: string, args: unknown, context = this.contextOf()): Promise<PreparedCall> {
    const call = await this.#ask(tool, args, context);
    assert("run" in call, JSON.stringify(call));
    return call;
  }

  /** What a call comes to, when people allow it. */
  async run(tool: string, args: unknown, context = this.contextOf()): Promise<ToolResult> {
    const call = await this.#ask(tool, args, context);
    return "run" in call ? call.run(context.signal) : call;
  }

  async #ask(tool: string, args: unknown, context: CallContext): Promise<PreparedCall | ToolResult> {
    const tools = this.host.tools();
    assert(tools);
    return tools.prepare({ tool, args: JSON.stringify(args) }, context);
  }
}
