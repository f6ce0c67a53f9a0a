/** Where every operation of the contract begins: it may answer with a fault. */
import { oc } from '@orpc/contract';
import { faultSchema } from './faults.ts';

export const operation = oc.errors({ FAULT: { data: faultSchema } });
