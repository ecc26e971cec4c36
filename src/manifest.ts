/** Ids that package.json and the code must spell alike; a test holds the two together. */

export const EXTENSION_ID = "anchored-chat.anchored-chat";

export const VIEW = "anchoredChat.panel";

export const COMMANDS = {
  compact: "anchoredChat.compact",
  compactWithInstructions: "anchoredChat.compactWithInstructions",
  previewCompaction: "anchoredChat.previewCompaction",
  postponeCompaction: "anchoredChat.postponeCompaction",
  forbidCompaction: "anchoredChat.forbidCompaction",
  allowCompaction: "anchoredChat.allowCompaction",
  undoCompaction: "anchoredChat.undoCompaction",
  redoCompaction: "anchoredChat.redoCompaction",
  editSummary: "anchoredChat.editSummary",
  compareSummary: "anchoredChat.compareSummary",
  showCovered: "anchoredChat.showCovered",
  resummarizeSection: "anchoredChat.resummarizeSection",
  newConversation: "anchoredChat.newConversation",
  openConversation: "anchoredChat.openConversation",
  renameConversation: "anchoredChat.renameConversation",
  deleteConversation: "anchoredChat.deleteConversation",
  restoreConversation: "anchoredChat.restoreConversation",
  emptyTrash: "anchoredChat.emptyTrash",
  importConversation: "anchoredChat.importConversation",
  importClaudeCode: "anchoredChat.importClaudeCode",
  exportConversation: "anchoredChat.exportConversation",
  recoverConversations: "anchoredChat.recoverConversations",
  copyConversation: "anchoredChat.copyConversation",
  openSample: "anchoredChat.openSample",
  chooseModel: "anchoredChat.chooseModel",
  enterServer: "anchoredChat.enterServer",
  chooseSummaryModel: "anchoredChat.chooseSummaryModel",
  setWindow: "anchoredChat.setWindow",
  setApiKey: "anchoredChat.setApiKey",
  removeApiKey: "anchoredChat.removeApiKey",
  chooseTools: "anchoredChat.chooseTools",
  compareEdit: "anchoredChat.compareEdit",
  openSettings: "anchoredChat.openSettings",
  openWalkthrough: "anchoredChat.openWalkthrough",
  showActions: "anchoredChat.showActions",
  showLog: "anchoredChat.showLog",
} as const;

/** The walkthrough of package.json, as the welcome page of VS Code names it. */
export const WALKTHROUGH = `${EXTENSION_ID}#start`;

/** Context keys of package.json's `when` clauses. */
export const CONTEXT_KEYS = {
  hasModel: "anchoredChat.hasModel",
  /** A conversation is in front. */
  hasConversation: "anchoredChat.hasConversation",
  /** One of its compactions stands. */
  hasSummary: "anchoredChat.hasSummary",
  /** One of its compactions can be made to stand again. */
  hasUndone: "anchoredChat.hasUndone",
  /** Automatic compaction is turned off in it. */
  isAutomaticOff: "anchoredChat.isAutomaticOff",
} as const;

export const SETTINGS_SECTION = "anchoredChat";

export const SETTINGS = {
  model: "model",
  baseUrl: "baseUrl",
  headers: "headers",
  window: "window",
  summaryModel: "summaryModel",
  summaryBaseUrl: "summaryBaseUrl",
  prices: "prices",
  mode: "compaction.mode",
  policy: "compaction.policy",
  trigger: "compaction.trigger",
  instructions: "compaction.instructions",
  background: "compaction.background",
  restoreFiles: "compaction.restoreFiles",
  hooks: "compaction.hooks",
  prunes: "prune.enabled",
  pruneProtect: "prune.protect",
  pruneExempt: "prune.exempt",
  tools: "tools.enabled",
  commandTimeout: "tools.commandTimeout",
  otherTools: "tools.others",
  titlesByModel: "titles.byModel",
  statusBar: "statusBar.visible",
} as const;

/** Language-model tools for other assistants. */
export const TOOLS = {
  summary: "anchoredChat_summary",
  searchHistory: "anchoredChat_searchHistory",
} as const;
