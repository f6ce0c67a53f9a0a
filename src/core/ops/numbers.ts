import { checkNumber } from '#domain/number/check-number';
import { os } from './base.ts';

export const numberOperations = {
  check: os.numbers.check.handler(({ context, input }) =>
    checkNumber(input.kind, input.value, { today: context.clock.today() }),
  ),
};
