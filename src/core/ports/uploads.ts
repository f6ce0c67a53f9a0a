/** Files that a page sends piece by piece. */
import type { HostCalls } from './host-calls.ts';

export type Uploads = Pick<HostCalls, 'beginUpload' | 'addToUpload' | 'endUpload' | 'dropUpload'>;
