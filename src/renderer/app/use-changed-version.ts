/** Says once, when the desk is opened, that another version of the app opens it now. */
import { useEffect } from 'react';
import { tell } from '../parts/toasts.tsx';
import { useDesk } from './desk.tsx';
import { useSayer } from './language.tsx';

export const useChangedVersion = (): void => {
  const { client } = useDesk();
  const say = useSayer();
  useEffect(() => {
    const look = async (): Promise<void> => {
      const { version, changed } = await client.updates.view();
      if (!changed || changed.isSeen) return;
      await client.updates.noteChange();
      tell({ level: 'good', text: say.label('updateChanged', { from: changed.from, version }) });
    };
    // A core that stopped meanwhile tells it at the next start.
    void look().catch(() => undefined);
  }, [client, say]);
};
