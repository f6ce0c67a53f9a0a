/** Which host the page runs in decides how it connects. */
import { connectBridge } from './connect-bridge.ts';
import { connectWeb } from './connect-web.ts';
import type { DeskConnection } from './connection.ts';

export const connectDesk = (): Promise<DeskConnection> =>
  'desk' in window && window.desk ? connectBridge(window.desk) : connectWeb();
