/**
 * At most `limit` bytes of a body as text, the rest unread: an error page or a
 * model list has no business being larger, and a hostile one could be endless.
 */
export const readText = async (body: ReadableStream<Uint8Array> | null, limit: number): Promise<string> => {
  if (body === null) return "";
  const decoder = new TextDecoder();
  let text = "";
  let left = limit;
  // Leaving the loop early cancels the stream.
  for await (const bytes of body) {
    text += decoder.decode(bytes.subarray(0, left), { stream: true });
    left -= bytes.length;
    if (left <= 0) return text;
  }
  return text + decoder.decode();
};

/** The value of a JSON text, or undefined when it is none. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
