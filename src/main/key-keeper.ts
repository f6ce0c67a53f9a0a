/** The system's key store as the keeper of the desk's key. */
import type { KeyKeeper } from '#core/key/data-key';

/** The part of Electron's `safeStorage` that is used. */
export type SafeStorage = {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(plainText: string): Promise<Buffer>;
  decryptStringAsync(encrypted: Buffer): Promise<{ readonly result: string }>;
  getSelectedStorageBackend(): string;
};

/** Null where the system has no key store worth the name: Linux' `basic_text` encrypts with a password that everybody knows. */
export const systemKeeper = async (
  storage: SafeStorage,
  platform: NodeJS.Platform,
): Promise<KeyKeeper | null> => {
  if (!(await storage.isAsyncEncryptionAvailable())) return null;
  if (platform === 'linux' && ['basic_text', 'unknown'].includes(storage.getSelectedStorageBackend()))
    return null;
  return {
    protection: 'system',
    wrap: (key) => storage.encryptStringAsync(Buffer.from(key).toString('base64')),
    unwrap: async (wrapped) =>
      Buffer.from((await storage.decryptStringAsync(Buffer.from(wrapped))).result, 'base64'),
  };
};
