/** The rule packs with their dates and where they come from; two of them side by side; the office's own in and out. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { faultOf } from '#contract/fault-of';
import { diffTargets } from '#domain/target/diff-targets';
import type { TargetPack } from '#domain/target/target';
import { useDesk } from '../../app/desk.tsx';
import { useLanguage, useSayer } from '../../app/language.tsx';
import { useTargets } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Ask } from '../../parts/dialog.tsx';
import { kilobytes } from '../../parts/size-gauge.tsx';
import { tell } from '../../parts/toasts.tsx';
import { Edition } from './edition.tsx';
import { LoadPack } from './load-pack.tsx';
import { PackDifferences } from './pack-differences.tsx';
import { officeDataQuery } from './queries.ts';

export const Packs = () => {
  const t = useText();
  const desk = useDesk();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const packs = useTargets();
  const { data } = useQuery(officeDataQuery(desk));
  const office = data?.packs ?? [];
  const published = data?.published ?? [];
  const [leaving, setLeaving] = useState<TargetPack | null>(null);
  const remove = useRemovePack();
  return (
    <section aria-label={t('packs.title')}>
      <header className="settings-head">
        <h2>{t('packs.title')}</h2>
        <LoadPack />
      </header>
      <table className="pack-table">
        <thead>
          <tr>
            <th scope="col">{t('packs.name')}</th>
            <th scope="col">{t('packs.asOf')}</th>
            <th scope="col">{t('target.window')}</th>
            <th scope="col">{t('packs.from')}</th>
            <th scope="col">
              <span className="unseen">{t('packs.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody className="tabular">
          {packs.map((pack) => {
            const isOwn = office.includes(pack.id);
            return (
              <tr key={pack.id}>
                <th scope="row">
                  {pack.name[language]} <span className="quiet num">{pack.id}</span>
                </th>
                <td>{pack.asOf}</td>
                <td>{`${kilobytes(pack.picture.minBytes)}–${kilobytes(pack.picture.maxBytes)} KB`}</td>
                <td>
                  {isOwn
                    ? t('packs.ofOffice')
                    : t(published.includes(pack.id) ? 'packs.ofEdition' : 'packs.ofApp', {
                        n: Object.keys(pack.sources).length,
                      })}
                </td>
                <td>
                  {isOwn ? (
                    <Button
                      size="small"
                      aria-label={t('packs.removeName', { name: pack.name[language] })}
                      onPress={() => setLeaving(pack)}
                    >
                      {t('packs.remove')}
                    </Button>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Edition />
      <Compare packs={packs} />
      <Ask
        isOpen={leaving !== null}
        title={t('packs.removeTitle', { name: leaving?.name[language] ?? '' })}
        answers={[
          { name: t('app.cancel'), run: () => setLeaving(null) },
          {
            name: t('packs.remove'),
            look: 'primary',
            run: () => {
              if (leaving) void remove(leaving);
              setLeaving(null);
            },
          },
        ]}
        onDismiss={() => setLeaving(null)}
      >
        <p>{t('packs.removeMore')}</p>
      </Ask>
    </section>
  );
};

const Compare = ({ packs }: { readonly packs: readonly TargetPack[] }) => {
  const t = useText();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const [ids, setIds] = useState<readonly [string, string]>(['strict', '']);
  const items = packs.map((pack) => ({ id: pack.id, name: pack.name[language], detail: pack.asOf }));
  const [a, b] = ids.map((id) => packs.find((pack) => pack.id === id));
  return (
    <div className="pack-compare">
      <p className="settings-line">
        <span className="settings-name">{t('packs.compare')}</span>
        <span className="pack-choices">
          <Choice
            name={t('packs.first')}
            value={a?.id ?? ''}
            groups={[{ name: '', items }]}
            onChange={(id) => setIds([id, ids[1]])}
          />
          <Choice
            name={t('packs.second')}
            value={b?.id ?? ''}
            placeholder={t('packs.choose')}
            groups={[{ name: '', items }]}
            onChange={(id) => setIds([ids[0], id])}
          />
        </span>
      </p>
      {a && b ? (
        <PackDifferences differences={diffTargets(a, b)} a={a.name[language]} b={b.name[language]} />
      ) : null}
    </div>
  );
};

const useRemovePack = () => {
  const t = useText();
  const say = useSayer();
  const { client } = useDesk();
  const queries = useQueryClient();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  return async (pack: TargetPack): Promise<void> => {
    try {
      await client.targets.remove({ id: pack.id });
      await queries.invalidateQueries();
      tell({
        level: 'good',
        text: t('packs.removed', { name: pack.name[language] }),
        action: {
          name: t('app.undo'),
          run: () =>
            void client.targets.add({ pack }).then(
              () => queries.invalidateQueries(),
              (error: unknown) => tell({ level: 'stop', text: say.fault(faultOf(error)) }),
            ),
        },
      });
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
  };
};
