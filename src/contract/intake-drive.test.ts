import { describe, expect, it } from 'vitest';
import { blankDraft } from '#domain/intake/intake';
import { Fault } from './faults.ts';
import { driveIntake, type IntakeHost, isToDo } from './intake-drive.ts';
import type { IntakeItem } from './intake-views.ts';

const item = (id: string, more: Partial<IntakeItem> = {}): IntakeItem => ({
  id,
  decision: 'new',
  state: 'open',
  reason: null,
  by: null,
  template: null,
  created: false,
  draft: blankDraft,
  candidates: [],
  files: [
    {
      id: `f-${id}`,
      path: `${id}.jpg`,
      bytes: 1,
      side: 'front',
      guessed: false,
      state: 'named',
      finding: null,
      read: null,
    },
  ],
  fault: null,
  ...more,
});

const drive = async (
  items: readonly IntakeItem[],
  host: Partial<IntakeHost>,
  signal = { aborted: false },
) => {
  const done: string[] = [];
  const faults: string[] = [];
  const end = await driveIntake(
    items,
    {
      grant: async (path) => `grant ${path}`,
      take: async ({ item: id }) => ({ ...item(id), state: 'done' }),
      sort: async () => [],
      ...host,
    },
    {
      onItem: ({ id }) => void done.push(id),
      onFault: (of, { code }) => void faults.push(`${of.id} ${code}`),
    },
    signal,
    1,
  );
  return { done, faults, ...end };
};

describe('driveIntake', () => {
  it('works on what is open, and not on what is done or put aside', () => {
    expect([item('a'), item('b', { state: 'done' }), item('c', { decision: 'aside' })].map(isToDo)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each(['core-stopped', 'cancelled'] as const)(
    'waits after %s by itself, and goes on with the same item',
    async (code) => {
      let core = true;
      let backs = 0;
      const { done, faults } = await drive([item('a'), item('b'), item('c')], {
        grant: async () => {
          if (!core) throw new Fault('core-stopped');
          return 'grant';
        },
        take: async ({ item: id }) => {
          if (id === 'b' && backs === 0) {
            core = false;
            throw new Fault(code);
          }
          return { ...item(id), state: 'done' };
        },
        whenBack: async () => {
          backs += 1;
          core = true;
        },
      });
      expect({ done, faults, backs }).toEqual({ done: ['a', 'b', 'c'], faults: [], backs: 1 });
    },
  );

  it('an item over which the core dies every time costs itself only', async () => {
    const { done, faults } = await drive([item('a'), item('b')], {
      take: async ({ item: id }) => {
        if (id === 'a') throw new Fault('core-stopped');
        return { ...item(id), state: 'done' };
      },
    });
    expect({ done, faults }).toEqual({ done: ['b'], faults: ['a core-stopped'] });
  });

  it('ends where nothing that comes after can go well', async () => {
    const { done, fault } = await drive([item('a'), item('b')], {
      take: () => Promise.reject(new Fault('disk-full')),
    });
    expect(done).toEqual([]);
    expect(fault?.code).toBe('disk-full');
  });

  it('counts items whose files the host does not have, and stops when told', async () => {
    expect(await drive([item('a'), item('b')], { grant: async () => null })).toMatchObject({ missing: 2 });
    const signal = { aborted: false };
    const stopped = await drive(
      [item('a'), item('b')],
      {
        take: async ({ item: id }) => {
          signal.aborted = true;
          return { ...item(id), state: 'done' };
        },
      },
      signal,
    );
    expect(stopped.done).toEqual([]);
  });
});
