import { describe, expect, it } from 'vitest';
import { faultOf } from '#contract/fault-of';
import { createDeskLink } from './desk-link.ts';

/** A line on which nobody answers until it ends. */
const silentLine = () => {
  const line = new EventTarget();
  const sent = Promise.withResolvers<void>();
  return {
    sent: sent.promise,
    end: () => line.dispatchEvent(new Event('close')),
    port: Object.assign(line, { postMessage: () => sent.resolve() }),
  };
};

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'answered',
    (error: unknown) => faultOf(error).code,
  );

describe('a call whose line ends', () => {
  it('says that the core stopped', async () => {
    const link = createDeskLink();
    const line = silentLine();
    link.setPort(line.port);
    const code = codeOf(link.client.desk.status());
    await line.sent;
    line.end();
    expect(await code).toBe('core-stopped');
  });

  it('is cancelled where somebody cancelled it', async () => {
    const link = createDeskLink();
    const line = silentLine();
    link.setPort(line.port);
    const cancel = new AbortController();
    const code = codeOf(link.client.desk.status(undefined, { signal: cancel.signal }));
    await line.sent;
    cancel.abort();
    expect(await code).toBe('cancelled');
  });
});
