/** The corrections in hand, for other templates too: which, how far it is, and what came of it. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { TemplateRow } from '#contract/views';
import type { Plan } from '#domain/plan/plan';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { Button, CancelButton } from '../../parts/button.tsx';
import { TickBox } from '../../parts/tick-box.tsx';
import { usePictureWork } from '../picture/picture-work.ts';
import { usePrepare } from '../picture/use-prepare.ts';
import { type ManyCounts, usePrepareMany } from '../picture/use-prepare-many.ts';
import type { OpenTemplate } from '../template/use-template.ts';
import { type Group, groupsFor } from './like-groups.ts';

type LikeProps = {
  readonly open: OpenTemplate;
  readonly plan: Plan;
  readonly onClose: () => void;
  /** The corrections were applied here as well. */
  readonly onDone: () => void;
};

export const LikeDialog = ({ open, plan, onClose, onDone }: LikeProps) => {
  const t = useText();
  const prepare = usePrepare();
  const isPreparing = usePictureWork(open.id) === 'preparing';
  const { work, start, cancel } = usePrepareMany(true);
  const [counts, setCounts] = useState<ManyCounts | null>(null);
  const run = async (ids: readonly string[]) => {
    if (await prepare(open.id, plan)) setCounts(await start(ids, { template: open.id, plan }));
  };
  const isBusy = isPreparing || work !== null;
  const dismiss = counts ? onDone : onClose;
  return (
    <ModalOverlay
      className="shade"
      isOpen
      isDismissable={!isBusy}
      isKeyboardDismissDisabled={isBusy}
      onOpenChange={(isOpen) => !isOpen && dismiss()}
    >
      <Modal className="ask like-dialog">
        <Dialog className="ask-body">
          <Heading slot="title" className="ask-title">
            {t('workshop.like.title')}
          </Heading>
          {counts ? (
            <>
              <p role="status">
                {t('workshop.like.made', { made: counts.made, left: counts.refused + counts.gone })}
                {counts['no-scan'] > 0 ? ` ${t('workshop.like.withoutScan', { n: counts['no-scan'] })}` : ''}
              </p>
              <div className="ask-answers">
                <Button look="primary" autoFocus onPress={onDone}>
                  {t('workshop.like.close')}
                </Button>
              </div>
            </>
          ) : isBusy ? (
            <>
              <p className="tabular" role="status">
                {t('workshop.like.making', { done: work?.done ?? 0, total: work?.total ?? 0 })}{' '}
                <span className="quiet">{work?.now.stage ? t(`stage.${work.now.stage}`) : ''}</span>
              </p>
              <progress
                value={work?.done ?? 0}
                max={Math.max(1, work?.total ?? 1)}
                aria-label={t('workshop.like.title')}
              />
              <p className="clip quiet">{work?.now.name || ' '}</p>
              <div className="ask-answers">
                <CancelButton autoFocus onPress={cancel}>
                  {t('workshop.like.stop')}
                </CancelButton>
              </div>
            </>
          ) : (
            <Choose open={open} onClose={onClose} onRun={(ids) => void run(ids)} />
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};

const Choose = ({
  open,
  onClose,
  onRun,
}: {
  readonly open: OpenTemplate;
  readonly onClose: () => void;
  readonly onRun: (ids: readonly string[]) => void;
}) => {
  const t = useText();
  const say = useSayer();
  const rows = useOtherRows(open.id);
  const groups = groupsFor(rows ?? [], open.draft.base.fields);
  const [chosenGroup, setGroup] = useState<Group | null>(null);
  const group = chosenGroup ?? groups[0]?.group ?? 'open';
  const listed = groups.find((one) => one.group === group)?.rows ?? [];
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const ids = listed.map((row) => row.id).filter((id) => !left.has(id));
  const toggle = (id: string, on: boolean) =>
    setLeft((before) => {
      const after = new Set(before);
      if (on) after.delete(id);
      else after.add(id);
      return after;
    });
  return (
    <>
      <p className="quiet">{t('workshop.like.more')}</p>
      {groups.length === 0 ? (
        <p>{t(rows ? 'workshop.like.none' : 'app.loading')}</p>
      ) : (
        <>
          <ToggleButtonGroup
            className="segments"
            aria-label={t('workshop.like.which')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[group]}
            onSelectionChange={([key]) => key && setGroup(key as Group)}
          >
            {groups.map((one) => (
              <ToggleButton key={one.group} id={one.group} className="segment">
                {t(`workshop.like.groups.${one.group}`)} <span className="tabular">{one.rows.length}</span>
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          <ul className="like-list scrolls">
            {listed.map((row) => (
              <li key={row.id}>
                <TickBox isSelected={!left.has(row.id)} onChange={(on) => toggle(row.id, on)}>
                  <span className="clip">{row.name || t('template.unnamed')}</span>{' '}
                  <span className="quiet clip">
                    {[row.certificateType ? say.certificate(row.certificateType) : '', row.customer]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </TickBox>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="ask-answers">
        <Button onPress={onClose}>{t('app.cancel')}</Button>
        <Button look="primary" isDisabled={ids.length === 0} onPress={() => onRun(ids)}>
          {t('workshop.like.run', { n: ids.length })}
        </Button>
      </div>
    </>
  );
};

const pageSize = 500;

/** Every other template; undefined while they are being read. */
const useOtherRows = (id: string): readonly TemplateRow[] | undefined => {
  const { client } = useDesk();
  const { data, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    queryKey: ['like', id],
    queryFn: ({ pageParam }) => client.templates.list({ sort: 'name', offset: pageParam, limit: pageSize }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) =>
      pages.length * pageSize < last.total ? pages.length * pageSize : null,
  });
  if (hasNextPage && !isFetching) void fetchNextPage();
  return data?.pages.flatMap((page) => page.rows).filter((row) => row.id !== id);
};
