/** What a pasted block would change, before it changes anything. */
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { ScrollList } from '../../parts/scroll-list.tsx';
import { useValueWords } from '../reading/proposal-hint.tsx';
import { ManyDialog } from '../templates/lists/many-dialog.tsx';
import { useLook } from '../templates/lists/use-look.ts';
import type { AskedBlock } from './use-block-work.ts';

const figure = (n: number): string => n.toLocaleString('en-US');

export const PasteDialog = ({
  asked: { block, ids },
  onClose,
}: {
  readonly asked: AskedBlock;
  readonly onClose: () => void;
}) => {
  const t = useText();
  const say = useSayer();
  const words = useValueWords();
  const { client } = useDesk();
  const looked = useLook(JSON.stringify(block), (signal) =>
    client.templates.previewBlock({ ...block, rows: [...ids] }, { signal }),
  );
  const preview = looked.seen?.preview ?? null;
  return (
    <ManyDialog
      title={t('grid.pasteTitle')}
      looked={looked}
      count={preview?.items.length ?? 0}
      acceptName={t('grid.accept', { n: figure(preview?.cells ?? 0) })}
      accept={(signal) =>
        client.templates.writeBlock(
          {
            ...block,
            rows: ids.length,
            source: preview?.source ?? null,
            items: [...(preview?.items ?? [])],
          },
          { signal },
        )
      }
      doneText={({ changed }) =>
        t('grid.changed', { cells: figure(preview?.cells ?? 0), n: figure(changed) })
      }
      onClose={onClose}
    >
      {preview === null ? (
        <p role="status">{t('bulk.working')}</p>
      ) : (
        <>
          <p role="status">
            {preview.cells === 0
              ? t('grid.nothingChanges')
              : t('grid.willChange', { cells: figure(preview.cells), n: figure(preview.items.length) })}{' '}
            {preview.columns
              .map(({ column, cells }) => `${say.field(column)} ${figure(cells)}`)
              .join(t('history.comma'))}
          </p>
          {preview.stopped.before === preview.stopped.after ? null : (
            <p className={preview.stopped.after > preview.stopped.before ? 'ink-stop' : 'ink-good'}>
              {t('grid.stopped', {
                before: figure(preview.stopped.before),
                after: figure(preview.stopped.after),
              })}
            </p>
          )}
          {preview.handedOver > 0 ? (
            <p className="ink-warn">{t('grid.handedOver', { n: figure(preview.handedOver) })}</p>
          ) : null}
          {preview.outside > 0 ? (
            <p className="ink-warn">{t('grid.outside', { n: figure(preview.outside) })}</p>
          ) : null}
          {preview.refused > 0 ? (
            <>
              <p className="ink-stop">{t('grid.refused', { n: figure(preview.refused) })}</p>
              <ScrollList className="paste-list refused" name={t('grid.refused', { n: preview.refused })}>
                {preview.problems.map(({ name, cell, ...problem }, at) => (
                  <li key={at}>
                    <span className="clip">{name || t('template.unnamed')}</span>
                    <span className="num">{cell}</span>
                    <span className="ink-stop">{say.refusal(problem)}</span>
                  </li>
                ))}
              </ScrollList>
            </>
          ) : null}
          {preview.samples.length > 0 ? (
            <ScrollList className="paste-list" name={t('grid.changes')}>
              {preview.samples.map(({ id, name, column, before, after }) => (
                <li key={`${id} ${column}`}>
                  <span className="clip">{name || t('template.unnamed')}</span>
                  <span className="quiet">{say.field(column)}</span>
                  <span>
                    {before === '' ? null : (
                      <>
                        <del className="quiet">{words(column, before)}</del> →{' '}
                      </>
                    )}
                    <ins>{after === '' ? t('bulk.empty') : words(column, after)}</ins>
                  </span>
                </li>
              ))}
            </ScrollList>
          ) : null}
        </>
      )}
    </ManyDialog>
  );
};
