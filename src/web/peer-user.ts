/** Which user of this machine is at the other end of a loopback line. Linux tells it; elsewhere the token alone must do. */
import { readFile } from 'node:fs/promises';

export type Line = { readonly from: number; readonly to: number };

/**
 * The user id beside the line from port `from` to port `to` of 127.0.0.1 in the text of `/proc/net/tcp`; null when it is not there.
 * Addresses are hexadecimal, the bytes of 127.0.0.1 in the order of the processor (proc(5)).
 */
export const userOfLine = (table: string, { from, to }: Line): number | null => {
  const port = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0');
  for (const row of table.split('\n').slice(1)) {
    const [, local, remote, , , , , user] = row.trim().split(/\s+/);
    if (/^(?:0100007F|7F000001):/.test(local ?? '') && local?.endsWith(`:${port(from)}`))
      if (remote?.endsWith(`:${port(to)}`) && user !== undefined) return Number(user);
  }
  return null;
};

/** Whether a process of another user of this machine asks. False where the system does not tell. */
export const isAnotherUser = async (line: Line): Promise<boolean> => {
  const own = process.getuid?.();
  if (process.platform !== 'linux' || own === undefined) return false;
  // A table that cannot be read, as in some containers, tells nothing.
  const table = await readFile('/proc/net/tcp', 'utf8').catch(() => '');
  const user = userOfLine(table, line);
  return user !== null && user !== own;
};
