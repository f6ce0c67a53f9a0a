/** The core as a real child process: it dies and comes back, fails for good when it must, and never leaves a caller waiting. */

import { fork } from 'node:child_process';
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { coreEntry } from '../../../tests/entries.ts';
import { createScratch } from '../../../tests/scratch.ts';
import type { KeyKeeper } from '../key/data-key.ts';
import { makeWords } from '../key/words.ts';
import { openDesk } from '../open-desk.ts';
import type { CoreMessage } from './messages.ts';
import { type Core, type CoreChild, superviseCore } from './supervise-core.ts';

const scratch = createScratch();
const coreFile = coreEntry;
const started: Core<never>[] = [];
let pids: number[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((core) => core.stop()));
  pids = [];
});

const spawn =
  (file = coreFile) =>
  (): CoreChild<never> => {
    const child = fork(file, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    pids.push(child.pid!);
    return {
      send: (message) => void (child.connected && child.send(message, () => undefined)),
      onMessage: (listener) => void child.on('message', (message) => listener(message as CoreMessage)),
      onExit: (listener) => void child.once('exit', listener),
      kill: () => void child.kill('SIGKILL'),
    };
  };

const start = (name: string, more: { keeper?: KeyKeeper; file?: string } = {}) => {
  const core = superviseCore<never>({
    spawn: spawn(more.file),
    start: { dir: scratch(name) },
    keeper: more.keeper,
    delay: () => 1,
    lookAgain: 50,
  });
  started.push(core);
  const states: string[] = [];
  core.state.subscribe(() => states.push(core.state.get().kind));
  const until = (kind: string) =>
    vi.waitFor(() => expect(core.state.get().kind).toBe(kind), { timeout: 20_000 });
  return { core, states, until };
};

describe('superviseCore', () => {
  it('starts a killed core again, and takes calls again', async () => {
    const { core, states, until } = start('killed');
    await until('ready');
    const [first = 0] = pids;
    const grant = await core.offer('a', { bytes: Buffer.from('abc') });
    expect(grant.bytes).toBe(3);
    process.kill(first, 'SIGKILL');
    await vi.waitFor(() => expect(states).toEqual(expect.arrayContaining(['stopped', 'ready'])), {
      timeout: 20_000,
    });
    await until('ready');
    expect(pids).toHaveLength(2);
    expect((await core.offer('a', { bytes: Buffer.from('abcd') })).bytes).toBe(4);
  });

  it('answers calls in flight with a fault when the core dies', async () => {
    const { core, until } = start('flight');
    await until('ready');
    process.kill(pids[0]!, 'SIGSTOP');
    const call = core.readBlob('scan/none');
    process.kill(pids[0]!, 'SIGKILL');
    await expect(call).rejects.toMatchObject({ code: 'core-stopped', retry: true });
    expect(() =>
      core.connect(
        () => undefined,
        () => undefined,
      ),
    ).toThrow(expect.objectContaining({ code: 'core-stopped' }));
    await until('ready');
  });

  it('gives up after a core that dies again and again', async () => {
    await mkdir(scratch('quick'), { recursive: true });
    const file = join(scratch('quick'), 'dies.mjs');
    await writeFile(file, 'process.exit(1)');
    const { core, until } = start('quick', { file });
    await until('failed');
    expect(core.state.get()).toMatchObject({ kind: 'failed', fault: { code: 'core-failed' } });
    expect(pids).toHaveLength(5);
  });

  it('starts a core that was given up when it is asked to, and counts its deaths anew', async () => {
    await mkdir(scratch('mended'), { recursive: true });
    const file = join(scratch('mended'), 'dies.mjs');
    await writeFile(file, 'process.exit(1)');
    const { core, states, until } = start('mended-desk', { file });
    await until('failed');
    core.restart();
    core.restart();
    await vi.waitFor(() => expect(pids).toHaveLength(10), { timeout: 20_000 });
    await until('failed');
    await writeFile(file, `await import(${JSON.stringify(coreFile)});`);
    core.restart();
    await until('ready');
    expect(pids).toHaveLength(11);
    const before = states.length;
    core.restart();
    expect(states).toHaveLength(before);
  });

  it('says why a desk cannot be opened, and does not try again', async () => {
    const dir = scratch('newer');
    await mkdir(dir, { recursive: true });
    await writeFile(join(dir, 'store.db'), 'not a store at all'.repeat(500));
    const { core, until } = start('newer');
    await until('failed');
    expect(core.state.get()).toMatchObject({ kind: 'failed', fault: { code: 'key-missing' } });
    expect(pids).toHaveLength(1);
  });

  it('makes no new store where one went away, says what is missing, and goes on when it is back', async () => {
    const { core, until } = start('store-away');
    await until('ready');
    await rename(join(scratch('store-away'), 'store.db'), scratch('quarantine'));
    process.kill(pids[0]!, 'SIGKILL');
    await until('failed');
    expect(core.state.get()).toMatchObject({
      fault: { code: 'desk-incomplete', data: { missing: 'store.db' } },
    });
    expect(await readdir(scratch('store-away'))).not.toContain('store.db');
    await rename(scratch('quarantine'), join(scratch('store-away'), 'store.db'));
    await until('ready');
  });

  it('makes no new desk where an opened one went away, and goes on when it is back', async () => {
    const { core, until } = start('away');
    await until('ready');
    await rename(scratch('away'), scratch('unplugged'));
    process.kill(pids[0]!, 'SIGKILL');
    await until('failed');
    expect(core.state.get()).toMatchObject({ fault: { code: 'desk-gone', retry: true } });
    expect(await readdir(join(scratch('away'), '..'))).not.toContain('away');
    await rename(scratch('unplugged'), scratch('away'));
    await until('ready');
  });

  it('lets the core ask the host to wrap its key, and keeps a refusal a fault', async () => {
    const keeper: KeyKeeper = {
      protection: 'system',
      wrap: async (key) => Buffer.from(key).reverse(),
      unwrap: async (key) => Buffer.from(key).reverse(),
    };
    const first = start('kept', { keeper });
    await first.until('ready');
    await first.core.stop();
    const second = start('kept', { keeper });
    await second.until('ready');
    await second.core.stop();
    const refusing = { ...keeper, unwrap: () => Promise.reject(new Error('locked')) };
    const third = start('kept', { keeper: refusing });
    await third.until('failed');
    expect(third.core.state.get()).toMatchObject({ fault: { code: 'key-store-refused' } });
    const without = start('kept');
    await without.until('failed');
    expect(without.core.state.get()).toMatchObject({ fault: { code: 'key-held-by-system' } });
  });

  it('ends the process when it is told to', async () => {
    const { core, until } = start('stopped');
    await until('ready');
    await core.stop();
    expect(() => process.kill(pids[0]!, 0)).toThrow();
  });
});

describe('a desk that does not open by itself', () => {
  const words = makeWords('en').join(' ');
  const shutDesk = async (name: string) => {
    const desk = await openDesk({ dir: scratch(name) });
    const { slots } = await desk.client.keys.addWords({ text: words });
    await desk.client.keys.remove({ id: slots[0]?.id ?? '' });
    await desk.close();
  };

  it('says what it asks for, and opens by it', async () => {
    await shutDesk('shut');
    const { core, until } = start('shut');
    await until('failed');
    expect(core.state.get()).toMatchObject({ fault: { code: 'key-locked', data: { ask: 'words' } } });
    core.unlock({ kind: 'words', text: makeWords('en').join(' ') });
    await vi.waitFor(
      () => expect(core.state.get()).toMatchObject({ fault: { code: 'secret-wrong', data: { count: 1 } } }),
      { timeout: 20_000 },
    );
    core.unlock({ kind: 'words', text: words });
    await until('ready');
  });

  it('locks at once, answers nothing new, stays locked over a death, and unlocks by its secret', async () => {
    await shutDesk('locks');
    const { core, until } = start('locks');
    await until('failed');
    core.unlock({ kind: 'words', text: words });
    await until('ready');
    const began = performance.now();
    core.lock();
    expect(core.state.get().kind).toBe('locked');
    await vi.waitFor(() => expect(core.state.get()).toMatchObject({ ask: ['words'] }));
    expect(performance.now() - began).toBeLessThan(1_000);
    await expect(core.readBlob('scan/none')).rejects.toMatchObject({ code: 'desk-locked' });
    core.unlock(null);
    await vi.waitFor(() => expect(core.state.get()).toMatchObject({ fault: { code: 'key-locked' } }));
    core.unlock({ kind: 'words', text: words });
    await until('ready');
    core.lock();
    process.kill(pids.at(-1)!, 'SIGKILL');
    await until('failed');
    expect(core.state.get()).toMatchObject({ fault: { code: 'key-locked', data: { ask: 'words' } } });
  });
});

describe('a desk that opens by itself', () => {
  it('unlocks by one key, and stays locked when its core died and came again', async () => {
    const { core, states, until } = start('one-key');
    await until('ready');
    core.lock();
    await vi.waitFor(() => expect(core.state.get()).toMatchObject({ kind: 'locked', ask: [] }));
    const before = states.length;
    process.kill(pids[0]!, 'SIGKILL');
    await vi.waitFor(() => expect(pids).toHaveLength(2), { timeout: 20_000 });
    await vi.waitFor(() => expect(core.state.get()).toMatchObject({ kind: 'locked', ask: [] }), {
      timeout: 20_000,
    });
    await vi.waitFor(
      () => {
        core.unlock(null);
        expect(core.state.get().kind).toBe('ready');
      },
      { timeout: 20_000, interval: 200 },
    );
    expect(new Set(states.slice(before))).toEqual(new Set(['locked', 'ready']));
  });
});
