/** A hand-over file that was chosen: offered to the desk and looked into; what it asks for is asked in a dialog. */
import { useState } from 'react';
import { faultOf } from '#contract/fault-of';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { tell } from '../../parts/toasts.tsx';
import { asksPassphrase, type Looked } from './take-dialog.tsx';

export const useTakeFile = () => {
  const say = useSayer();
  const { client, offer } = useDesk();
  const [looked, setLooked] = useState<Looked | null>(null);
  const look = async (file: File): Promise<void> => {
    try {
      const { token } = await offer(file);
      try {
        setLooked({ kind: 'seen', preview: await client.handover.look({ grant: token }) });
      } catch (error) {
        if (!asksPassphrase(faultOf(error))) throw error;
        setLooked({ kind: 'asks', grant: token, name: file.name });
      }
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
  };
  return { looked, look, close: () => setLooked(null) };
};
