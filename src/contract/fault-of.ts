/** Turns whatever a call through the contract rejected with into a fault. */
import { isDefinedError, ORPCError } from '@orpc/client';
import { Fault, faultSchema } from './faults.ts';

/** Never throws: what is no fault of ours becomes `core-stopped` (connection gone), `cancelled` or `defect`. */
export const faultOf = (error: unknown): Fault => {
  if (error instanceof Fault) return error;
  if (error instanceof ORPCError) {
    const shape = faultSchema.safeParse(error.data);
    if (isDefinedError(error) && shape.success) {
      const { code, data, incident } = shape.data;
      return new Fault(code, data, incident === undefined ? { cause: error } : { incident, cause: error });
    }
    return new Fault(error.code === 'BAD_REQUEST' ? 'invalid-input' : 'defect', {}, { cause: error });
  }
  if (error instanceof Error && error.name === 'AbortError')
    return new Fault('cancelled', {}, { cause: error });
  return new Fault('core-stopped', {}, { cause: error });
};
