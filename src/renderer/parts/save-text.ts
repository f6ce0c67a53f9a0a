/** Hands a text, or its parts, over as a file: the browser, and Electron's window alike, ask where to keep it. */
export const saveText = (name: string, text: string | readonly string[], mime: string): void => {
  const url = URL.createObjectURL(new Blob(typeof text === 'string' ? [text] : [...text], { type: mime }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The download has begun by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};
