/** Answers the app's own scheme: the built page from disk, pictures from the core. */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { faultOf } from '#contract/fault-of';
import type { HostCalls } from '#core/ports/host-calls';
import { contentSecurityPolicy, readPageRequest } from './page-policy.ts';

const mimeOf: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Never rejects: what is not there is 404. */
export const servePage = async (
  url: string,
  pageFolder: string,
  core: Pick<HostCalls, 'readBlob'>,
): Promise<Response> => {
  const request = readPageRequest(url);
  try {
    if (request.kind === 'blob') {
      const { mime, bytes } = await core.readBlob(request.ref);
      return answer(bytes, mime);
    }
    if (request.kind === 'file') {
      const file = normalize(join(pageFolder, decodeURIComponent(request.path)));
      if (file.startsWith(pageFolder + sep))
        return answer(await readFile(file), mimeOf[extname(file)] ?? 'application/octet-stream');
    }
  } catch (error) {
    if (request.kind === 'blob' && faultOf(error).code !== 'not-found')
      return new Response(null, { status: 503 });
  }
  return new Response(null, { status: 404 });
};

const answer = (bytes: Uint8Array, mime: string): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': mime,
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  });
