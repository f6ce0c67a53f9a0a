/** Takes dropped or chosen files in as scans of a template, one after the other; a file that is no picture does not stop the rest. */
import { faultOf } from '#contract/fault-of';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useAcceptTemplate } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { tell } from '../../parts/toasts.tsx';

export const useAttachScans = () => {
  const t = useText();
  const say = useSayer();
  const { client, offer } = useDesk();
  const accept = useAcceptTemplate();
  return async (template: string, files: readonly File[]): Promise<void> => {
    for (const file of files) {
      try {
        const { token } = await offer(file);
        accept(await client.scans.attach({ template, grant: token }));
      } catch (error) {
        tell({
          level: 'stop',
          text: t('picture.notTaken', { file: file.name, why: say.fault(faultOf(error)) }),
        });
      }
    }
  };
};
