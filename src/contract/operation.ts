/** Where every operation of the contract begins: it may answer with a fault. */
import { oc } from '@orpc/contract';
import { faultSchema } from './faults.ts';

export const operation = oc.$meta<{ readonly isLooking?: true }>({}).errors({ FAULT: { data: faultSchema } });

/** One that changes no template: there is nothing to undo, and so no name for its step. */
export const looking = operation.meta({ isLooking: true });
