/** Calling a desk, the same over every host. */
import type { ContractRouterClient } from '@orpc/contract';
import type { deskContract } from './desk-contract.ts';

export type DeskClient = ContractRouterClient<typeof deskContract>;
