/**
 * Takes dropped or chosen files in as scans of a template, one after the other; a file that is no picture does not stop the rest.
 * Where every corner is sure the picture is made at once; a person looks at it, and corrects it where it must be.
 */
import { useQueryClient } from '@tanstack/react-query';
import { faultOf } from '#contract/fault-of';
import type { TemplateView } from '#contract/views';
import { mayMakeAtOnce } from '#domain/plan/made-unasked';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useAcceptTemplate } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { tell } from '../../parts/toasts.tsx';
import { askPassword } from './password-question.tsx';
import { showWork } from './picture-work.ts';
import { usePrepare } from './use-prepare.ts';

export const useAttachScans = () => {
  const t = useText();
  const say = useSayer();
  const { client, offer } = useDesk();
  const accept = useAcceptTemplate();
  const queries = useQueryClient();
  const prepare = usePrepare();
  /** The new view; null when the person has no password for it. */
  const attach = async (template: string, file: File, password = ''): Promise<TemplateView | null> => {
    const { token } = await offer(file);
    try {
      return await client.scans.attach({ template, grant: token, password });
    } catch (error) {
      const { code, data } = faultOf(error);
      const isWrong = data['reason'] === 'picture-password-wrong';
      if (code !== 'unreadable-scan' || (!isWrong && data['reason'] !== 'picture-locked')) throw error;
      const answer = await askPassword(file.name, isWrong);
      return answer === null ? null : attach(template, file, answer);
    }
  };
  return async (template: string, files: readonly File[]): Promise<void> => {
    let last: TemplateView | null = null;
    for (const file of files) {
      try {
        const view = await showWork(template, 'taking-in', () => attach(template, file));
        if (view) accept(view);
        last = view ?? last;
      } catch (error) {
        tell({
          level: 'stop',
          text: t('picture.notTaken', { file: file.name, why: say.fault(faultOf(error)) }),
        });
      }
    }
    void queries.invalidateQueries({ queryKey: ['reading-progress'] });
    if (last && mayMakeAtOnce(last)) await prepare(template);
  };
};
