/** The publisher's edition of the rules: which one counts, a newer one from a rules file, and the way back to the app's own. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EditionPreview, EditionView, InstalledEdition } from '#contract/edition';
import { faultOf } from '#contract/fault-of';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { GoodIcon, SaveIcon, WarnIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { Ask } from '../../parts/dialog.tsx';
import { FileButton } from '../../parts/file-button.tsx';
import { tell } from '../../parts/toasts.tsx';
import { EditionDialog } from './edition-dialog.tsx';
import { editionQuery } from './queries.ts';

export const Edition = () => {
  const t = useText();
  const say = useSayer();
  const desk = useDesk();
  const { data } = useQuery(editionQuery(desk));
  const [preview, setPreview] = useState<EditionPreview | null>(null);
  const work = useEditionWork();
  if (!data) return null;
  const { installed, knowsPublisher } = data;
  const look = (file: File) =>
    work.guarded(async () => {
      const { token } = await desk.offer(file);
      setPreview(await desk.client.edition.preview({ grant: token }));
    });
  const add = (offer: string, edition: number) =>
    work.guarded(async () => {
      setPreview(null);
      await work.take(await desk.client.edition.add({ offer }));
      tell({ level: 'good', text: t('edition.added', { edition }) });
    });
  return (
    <div className="edition" role="group" aria-label={t('edition.title')}>
      <Standing view={data} />
      {work.trouble === '' ? null : (
        <p className="ink-stop" role="alert">
          {work.trouble}
        </p>
      )}
      <p className="about-buttons">
        <FileButton
          size="small"
          icon={<SaveIcon />}
          accept={['.zip']}
          isDisabled={work.isBusy || !knowsPublisher}
          onFiles={([file]) => file && void look(file)}
        >
          {t(work.isBusy ? 'edition.checking' : 'edition.choose')}
        </FileButton>
        {installed ? <Removal installed={installed} work={work} /> : null}
      </p>
      {knowsPublisher ? null : <p className="quiet">{say.label('rulesDistrust.no-keys')}</p>}
      {preview ? (
        <EditionDialog
          preview={preview}
          onClose={() => setPreview(null)}
          onAdd={() => void add(preview.id, preview.edition)}
        />
      ) : null}
    </div>
  );
};

const Standing = ({ view: { installed, needsOpening } }: { readonly view: EditionView }) => {
  const say = useSayer();
  const opening = needsOpening && installed?.networks !== 'later';
  const networks = installed?.networks ?? 'none';
  const standing = installed?.standing ?? 'past';
  return (
    <>
      <p className={standing === 'past' ? 'quiet' : undefined}>
        {standing === 'counts' ? <GoodIcon /> : standing === 'past' ? null : <WarnIcon />}{' '}
        {installed
          ? say.label(`editionStanding.${installed.standing}`, {
              edition: installed.edition,
              date: installed.date ?? '',
            })
          : say.label('editionStanding.none')}
      </p>
      {networks === 'none' ? null : (
        <p className={networks === 'damaged' ? 'ink-warn' : 'quiet'}>
          {say.label(`editionNetworks.${networks}`)}
        </p>
      )}
      {opening ? <p className="quiet">{say.label('editionOpening')}</p> : null}
    </>
  );
};

type EditionWork = ReturnType<typeof useEditionWork>;

/** One piece of work at a time; trouble stays on screen until the next one. */
const useEditionWork = () => {
  const say = useSayer();
  const desk = useDesk();
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  return {
    isBusy,
    trouble,
    guarded: async (work: () => Promise<void>): Promise<void> => {
      setTrouble('');
      setBusy(true);
      try {
        await work();
      } catch (error) {
        setTrouble(say.fault(faultOf(error)));
      }
      setBusy(false);
    },
    /** Other rules change what every page shows. */
    take: async (view: EditionView): Promise<void> => {
      queries.setQueryData(editionQuery(desk).queryKey, view);
      await queries.invalidateQueries();
    },
  };
};

const Removal = ({
  installed: { edition },
  work,
}: {
  readonly installed: InstalledEdition;
  readonly work: EditionWork;
}) => {
  const t = useText();
  const say = useSayer();
  const { client } = useDesk();
  const [isAsking, setAsking] = useState(false);
  const remove = () =>
    work.guarded(async () => {
      await work.take(await client.edition.remove());
      tell({ level: 'good', text: say.label('editionRemoved', { edition }) });
    });
  return (
    <>
      <Button size="small" look="quiet" isDisabled={work.isBusy} onPress={() => setAsking(true)}>
        {t('edition.remove')}
      </Button>
      <Ask
        isOpen={isAsking}
        title={t('edition.removeTitle', { edition })}
        answers={[
          { name: t('app.cancel'), run: () => setAsking(false) },
          {
            name: t('edition.remove'),
            look: 'primary',
            run: () => {
              setAsking(false);
              void remove();
            },
          },
        ]}
        onDismiss={() => setAsking(false)}
      >
        <p>{t('edition.removeMore')}</p>
      </Ask>
    </>
  );
};
