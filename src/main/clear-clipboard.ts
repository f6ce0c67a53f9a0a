/** Takes numbers from the clipboard a minute after they were copied, and when the app ends. Wiring only. */
import { clipboard, ipcMain, type WebFrameMain } from 'electron';
import { channels } from '#contract/bridge';
import { clearAfter, goesFromClipboard, isClearable } from './clipboard-decision.ts';

/** Gives what clears at once. */
export const clearCopiedNumbers = (isTrusted: (frame: WebFrameMain | null) => boolean): (() => void) => {
  let copied: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  const clear = async (): Promise<void> => {
    clearTimeout(timer);
    const text = copied;
    copied = null;
    if (text !== null && goesFromClipboard(text, await clipboard.readText())) clipboard.clear();
  };
  ipcMain.on(channels.copied, (event, text) => {
    if (!isTrusted(event.senderFrame) || !isClearable(text)) return;
    clearTimeout(timer);
    copied = text;
    timer = setTimeout(() => void clear(), clearAfter);
  });
  return () => void clear();
};
