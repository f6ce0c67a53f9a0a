/** The image worker, ways of breaking it, and one of learning which process works: asked for by the name of the file. For tests of the pool. */
import { writeSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { finding } from '#domain/finding/finding';
import { type PerformTask, performTask } from '../src/core/imaging/perform-task.ts';
import { serveTasks } from '../src/core/imaging/process/serve-tasks.ts';

const megabyte = 1024 * 1024;

const ways: Readonly<Record<string, () => Promise<unknown>>> = {
  hangs: async () => {
    for (;;) Math.sqrt(2);
  },
  exits: async () => process.kill(process.pid, 'SIGKILL'),
  'exits-its-thread': async () => process.exit(7),
  crashes: async () => {
    process.kill(process.pid, 'SIGSEGV');
    await setTimeout(60_000);
  },
  'eats-heap': async () => {
    // In small bites: one that is larger than all that is left ends the whole process.
    const kept: number[][] = [];
    for (;;) kept.push(new Array<number>(50_000).fill(kept.length));
  },
  'eats-memory': async () => {
    // Outside the heap, as pixels are, and never waiting.
    const kept: Uint8Array[] = [];
    for (;;) kept.push(new Uint8Array(16 * megabyte).fill(1));
  },
  'throws-later': () => {
    setTimeout(0).then(() => Promise.reject(new Error('late')));
    return setTimeout(60_000);
  },
  'talks-rubbish': async () => {
    writeSync(3, Buffer.alloc(4096, 0xee));
    await setTimeout(60_000);
  },
  'lies-about-frames': async () => {
    const head = Buffer.from('{"kind":"done","resident":1,"result":{"ok":true,"findings":[]}}');
    writeSync(3, Buffer.concat([Buffer.from(Uint32Array.of(head.length, 0).buffer), head]));
    await setTimeout(60_000);
  },
};

const perform: PerformTask = async (task, onStage) => {
  const name = task.kind === 'inspect' ? task.input.name : '';
  if (name.startsWith('tells-process'))
    return {
      ok: false,
      findings: [finding('picture-damaged', { picture: 'scan' }, { data: { process: process.pid } })],
    };
  const way = ways[name];
  if (way) {
    onStage('decode');
    await way();
  }
  return performTask(task, onStage);
};

serveTasks(perform);
