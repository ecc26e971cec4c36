/** Ids that package.json and the code must spell alike; a test holds the two together. */

export const EXTENSION_ID = "anchored-chat.anchored-chat";

export const VIEW = "anchoredChat.panel";

export const COMMANDS = {
  compact: "anchoredChat.compact",
  compactWithInstructions: "anchoredChat.compactWithInstructions",
  postponeCompaction: "anchoredChat.postponeCompaction",
  forbidCompaction: "anchoredChat.forbidCompaction",
  allowCompaction: "anchoredChat.allowCompaction",
  undoCompaction: "anchoredChat.undoCompaction",
  redoCompaction: "anchoredChat.redoCompaction",
  newConversation: "anchoredChat.newConversation",
  openConversation: "anchoredChat.openConversation",
  renameConversation: "anchoredChat.renameConversation",
  deleteConversation: "anchoredChat.deleteConversation",
  restoreConversation: "anchoredChat.restoreConversation",
  emptyTrash: "anchoredChat.emptyTrash",
  importConversation: "anchoredChat.importConversation",
  copyConversation: "anchoredChat.copyConversation",
  openSample: "anchoredChat.openSample",
  chooseModel: "anchoredChat.chooseModel",
  setApiKey: "anchoredChat.setApiKey",
  removeApiKey: "anchoredChat.removeApiKey",
  openSettings: "anchoredChat.openSettings",
  showActions: "anchoredChat.showActions",
  showLog: "anchoredChat.showLog",
} as const;

export const SETTINGS_SECTION = "anchoredChat";

export const SETTINGS = {
  model: "model",
  baseUrl: "baseUrl",
  headers: "headers",
  window: "window",
  summaryModel: "summaryModel",
  mode: "compaction.mode",
  policy: "compaction.policy",
  trigger: "compaction.trigger",
  instructions: "compaction.instructions",
  background: "compaction.background",
  hooks: "compaction.hooks",
  statusBar: "statusBar.visible",
} as const;
