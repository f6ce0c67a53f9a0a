/** Hands a text, its parts, or bytes over as a file: the browser, and Electron's window alike, ask where to keep it. */
export const saveFile = (
  name: string,
  content: string | readonly string[] | Uint8Array<ArrayBuffer>,
  mime: string,
): void => {
  const parts = typeof content === 'string' || content instanceof Uint8Array ? [content] : [...content];
  const url = URL.createObjectURL(new Blob(parts, { type: mime }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The download has begun by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};
