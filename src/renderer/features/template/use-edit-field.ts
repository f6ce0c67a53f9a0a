/** Typing into a field of a template, in the form or in the grid: the draft takes it. */
import { useCallback, useRef } from 'react';
import { mayMakeUnasked } from '#domain/plan/made-unasked';
import type { FieldPath } from '#domain/template/fields';
import { useDesk } from '../../app/desk.tsx';
import { usePrepare } from '../picture/use-prepare.ts';

export const useEditField = (): ((id: string, path: FieldPath, value: unknown) => void) => {
  const { drafts } = useDesk();
  const prepare = usePrepare();
  const latestPrepare = useRef(prepare);
  latestPrepare.current = prepare;
  return useCallback(
    (id, path, value) => {
      const before = drafts.get(id);
      drafts.edit(id, path, value);
      // The kind of paper gives the picture its shape: with it, sure corners are enough, and an intake may have made one without it.
      if (!before || path !== 'certificate.type' || before.fields.certificate.type !== '' || value === '')
        return;
      const { picture } = before.base;
      if (!picture?.plan.paper && mayMakeUnasked(before.base)) void latestPrepare.current(id);
    },
    [drafts],
  );
};
