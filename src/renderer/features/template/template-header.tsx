/** Name, standing, target, the one next step, and what else can be done with a template. */
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { displayName } from '#domain/template/display-name';
import { reviewStates } from '#domain/template/state';
import { type Action, runAction, useActions } from '../../app/actions.ts';
import { useDesk } from '../../app/desk.tsx';
import { useLanguage } from '../../app/language.tsx';
import { later } from '../../app/later.tsx';
import { useStatus, useTargets } from '../../app/queries.ts';
import { goTo, openTemplate, writeRoute } from '../../app/routes.ts';
import { useIsInStock } from '../../app/stock.ts';
import { useText } from '../../app/use-text.ts';
import { BackIcon, DownIcon, MoreIcon, UpIcon } from '../../look/icons.tsx';
import { Button, IconButton } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { standingOf } from '../../parts/level.tsx';
import { usePictureWork } from '../picture/picture-work.ts';
import { usePrepare } from '../picture/use-prepare.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { useForm } from './form-context.ts';
import { HistoryDialog } from './history-dialog.tsx';
import { useNextStep } from './use-next-step.ts';
import type { OpenTemplate } from './use-template.ts';
import { useTemplateActions } from './use-template-actions.ts';

const HandDialog = later(() => import('../stock/hand-dialog.tsx').then((it) => it.HandDialog), 0);
const RetakeDialog = later(() => import('../retake/retake-dialog.tsx').then((it) => it.RetakeDialog), 0);

export const TemplateHeader = ({
  open,
  onBundle,
}: {
  readonly open: OpenTemplate;
  readonly onBundle: (ids: readonly string[]) => void;
}) => {
  const t = useText();
  const { state, removed } = open.draft.base;
  const name = displayName(open.draft.fields) || t('template.unnamed');
  const standing = standingOf(t, state, open.check);
  const next = useNextStep(open, onBundle);
  const prepare = usePrepare();
  const work = usePictureWork(open.id);
  const hasScans = open.draft.base.scans.length > 0;
  useActions([
    ...(next
      ? [
          {
            id: 'template.next',
            group: 'template',
            text: 'action.nextStep',
            values: { name: next.name },
            keys: ['mod+enter'],
            can: () => !next.isBusy,
            run: next.run,
          } as const,
        ]
      : []),
    {
      id: 'template.prepare',
      group: 'template',
      text: 'action.prepare',
      keys: ['p'],
      can: () => hasScans && work === null,
      run: () => void prepare(open.id),
    },
    {
      id: 'template.correct',
      group: 'template',
      text: 'action.correct',
      keys: ['c'],
      can: () => hasScans,
      run: () => goTo(openTemplate(open.id, true)),
    },
  ]);
  return (
    <header className="template-header">
      <a className="back-to-list" href={writeRoute(openTemplate(null))} aria-label={t('template.backToList')}>
        <BackIcon />
      </a>
      <span className="walk">
        <IconButton
          size="small"
          name={`${t('action.previousTemplate')} (Alt ↑)`}
          icon={<UpIcon />}
          onPress={() => runAction('templates.previous')}
        />
        <IconButton
          size="small"
          name={`${t('action.nextTemplate')} (Alt ↓)`}
          icon={<DownIcon />}
          onPress={() => runAction('templates.next')}
        />
      </span>
      <h1 className="clip" title={name}>
        {name}
      </h1>
      <span className={`chip ${removed ? 'plain' : standing.tone}`}>
        {removed ? null : <standing.icon />}
        {removed ? t('filter.removed') : standing.text}
      </span>
      <SaveState open={open} />
      <span className="grow" />
      <TargetChoice open={open} />
      {next ? (
        <Button id="next-step" look="primary" icon={next.icon} isDisabled={next.isBusy} onPress={next.run}>
          {next.name}
        </Button>
      ) : null}
      <MoreMenu open={open} />
    </header>
  );
};

/** As of the newest key: “saved” must not stand there while something waits. */
const SaveState = ({ open }: { readonly open: OpenTemplate }) => {
  const t = useText();
  const { drafts } = useDesk();
  const save = useSyncExternalStore(drafts.subscribe, () => drafts.get(open.id)?.save ?? open.draft.save);
  return (
    <span className="save-state quiet" role="status">
      {t(`save.${save === 'saved' ? 'saved' : save === 'saving' ? 'saving' : 'notYet'}`)}
    </span>
  );
};

const TargetChoice = ({ open }: { readonly open: OpenTemplate }) => {
  const t = useText();
  const language = useLanguage();
  const { edit } = useForm();
  const targets = useTargets();
  const standard = useStatus()?.settings.target ?? '';
  const groups = useMemo(() => {
    const nameOf = (id: string) =>
      targets.find((pack) => pack.id === id)?.name[language === 'en' ? 'en' : 'zh'] ?? id;
    return [
      { name: '', items: [{ id: 'default', name: nameOf(standard), detail: t('template.default') }] },
      {
        name: t('template.otherTargets'),
        items: targets.map((pack) => ({ id: pack.id, name: nameOf(pack.id) })),
      },
    ];
  }, [targets, standard, language, t]);
  const onChange = useCallback((id: string) => edit('target', id === 'default' ? '' : id), [edit]);
  return (
    <label className="target-choice">
      <span className="quiet">{t('template.target')}</span>
      <Choice
        name={t('template.target')}
        value={open.draft.fields.target || 'default'}
        groups={groups}
        onChange={onChange}
      />
    </label>
  );
};

const MoreMenu = ({ open }: { readonly open: OpenTemplate }) => {
  const t = useText();
  const { state, removed, events } = open.draft.base;
  const actions = useTemplateActions(open.id);
  const [showsHistory, setShowsHistory] = useState(false);
  const [erases, setErases] = useState(false);
  const [retakes, setRetakes] = useState(false);
  const [hands, setHands] = useState(false);
  const isInStock = useIsInStock();
  useActions([
    {
      id: 'template.history',
      group: 'template',
      text: 'action.history',
      keys: ['h'],
      run: () => setShowsHistory(true),
    },
    ...reviewStates.map(
      (to): Action => ({
        id: `template.mark-${to}`,
        group: 'template',
        text: 'action.markAs',
        values: { state: t(`state.${to}`) },
        can: () => to !== state && !removed,
        run: () => void actions.setState(to),
      }),
    ),
    removed
      ? {
          id: 'template.restore',
          group: 'template',
          text: 'action.restore',
          run: () => void actions.restore(),
        }
      : { id: 'template.remove', group: 'template', text: 'action.remove', run: () => void actions.remove() },
    {
      id: 'template.retake',
      group: 'template',
      text: 'retake.open',
      keys: ['shift+t'],
      run: () => setRetakes(true),
    },
    ...(isInStock
      ? [
          {
            id: 'template.hand',
            group: 'template',
            text: 'stock.hand',
            keys: ['shift+h'],
            run: () => setHands(true),
          } as const,
        ]
      : []),
    { id: 'template.erase', group: 'template', text: 'erase.action', run: () => setErases(true) },
    {
      id: 'template.back',
      group: 'template',
      text: 'action.backToList',
      run: () => goTo(openTemplate(null)),
    },
  ]);
  return (
    <>
      {retakes ? (
        <RetakeDialog view={open.draft.base} findings={open.findings} onClose={() => setRetakes(false)} />
      ) : null}
      {hands ? <HandDialog template={open.id} onClose={() => setHands(false)} /> : null}
      {erases ? <EraseDialog id={open.id} onClose={() => setErases(false)} /> : null}
      {showsHistory ? <HistoryDialog events={events} onClose={() => setShowsHistory(false)} /> : null}
      <span className="header-history">
        <Button onPress={() => setShowsHistory(true)}>{t('history.title')}</Button>
      </span>
      <MenuTrigger>
        <IconButton name={t('template.more')} icon={<MoreIcon />} />
        <Popover className="popover" placement="bottom end">
          <Menu className="options" aria-label={t('template.more')}>
            <MenuSection aria-label={t('template.setState')}>
              <Header className="options-head">{t('template.setState')}</Header>
              {reviewStates.map((to) => (
                <MenuItem
                  key={to}
                  className="option"
                  isDisabled={to === state}
                  onAction={() => void actions.setState(to)}
                >
                  {t(`state.${to}`)}
                </MenuItem>
              ))}
            </MenuSection>
            <Separator />
            <MenuItem className="option" onAction={() => setShowsHistory(true)}>
              {t('history.title')}
            </MenuItem>
            <MenuItem
              className="option"
              onAction={() => goTo({ page: 'report', of: 'template', id: open.id })}
            >
              {t('report.open')}
            </MenuItem>
            {isInStock ? (
              <MenuItem className="option" onAction={() => setHands(true)}>
                {t('stock.hand')}
              </MenuItem>
            ) : null}
            <MenuItem className="option" onAction={() => setRetakes(true)}>
              {t('retake.open')}
            </MenuItem>
            <MenuItem className="option stop" onAction={() => setErases(true)}>
              {t('erase.action')}
            </MenuItem>
            {removed ? (
              <MenuItem className="option" onAction={() => void actions.restore()}>
                {t('template.restore')}
              </MenuItem>
            ) : (
              <MenuItem className="option stop" onAction={() => void actions.remove()}>
                {t('template.remove')}
              </MenuItem>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
    </>
  );
};
