/** Beside this file as a source; a file of its own beside the bundle in the packaged app. */
export const threadFile = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './backup-thread.js', import.meta.url);
