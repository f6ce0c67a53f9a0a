/** The page's connection to the core, the same over every host. */

import type { ContractRouterClient } from '@orpc/contract';
import type { CoreState } from '#contract/core-state';
import type { deskContract } from '#contract/desk-contract';
import { connectBridge } from './connect-bridge.ts';
import { connectWeb } from './connect-web.ts';

export type { CoreState };
export type DeskClient = ContractRouterClient<typeof deskContract>;
export type Grant = { readonly token: string; readonly name: string; readonly bytes: number };

export type DeskConnection = {
  /** Calls wait while the core is being started; calls in flight when it dies reject with fault core-stopped. */
  readonly client: DeskClient;
  readonly state: { get(): CoreState; subscribe(listener: () => void): () => void };
  /** Hands a chosen or dropped file to the core. Faults: file-too-large, unreadable-file, core-stopped. */
  offer(file: File): Promise<Grant>;
  /** Address of a picture: `scan/<id>?width=1600`, `picture/<id>`. */
  blobUrl(ref: string): string;
  saveBundle(id: string): Promise<'saved' | 'cancelled'>;
  saveList(id: string): Promise<'saved' | 'cancelled'>;
};

export const connectDesk = (): Promise<DeskConnection> =>
  'desk' in window && window.desk ? connectBridge(window.desk) : connectWeb();
