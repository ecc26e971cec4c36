import { randomUUID } from "node:crypto";

/** An id for a call that came without one: unlike any other in the conversation. */
export const newCallId = (): string => `call_${randomUUID()}`;
