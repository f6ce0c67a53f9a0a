/** The list of operations is the contract: every operation has a handler, every handler an operation, every fault a sentence. */

import { isContractProcedure } from '@orpc/contract';
import { isProcedure } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { deskContract } from '#contract/desk-contract';
import { faultCodes } from '#contract/faults';
import { router } from '#core/router';
import { catalogue } from '#text/catalogue';

const paths = (node: unknown, isLeaf: (node: unknown) => boolean, path: readonly string[] = []): string[] =>
  isLeaf(node)
    ? [path.join('.')]
    : Object.entries(node as Record<string, unknown>).flatMap(([key, child]) =>
        paths(child, isLeaf, [...path, key]),
      );

describe('the contract', () => {
  const operations = paths(deskContract, isContractProcedure);

  it('lists operations as noun.verb', () => {
    expect(operations.length).toBeGreaterThan(15);
    for (const operation of operations) expect(operation).toMatch(/^[a-z]+\.[a-z][A-Za-z]+$/);
  });

  it('has exactly one handler for each operation', () => {
    expect(paths(router, isProcedure).sort()).toEqual([...operations].sort());
  });

  it.each(faultCodes)('says fault %s in both languages', (code) => {
    expect(catalogue['zh-CN'].faults[code]).toBeTruthy();
    expect(catalogue.en.faults[code]).toBeTruthy();
  });
});
