/** What can be handed over, what stays behind and why, and what was handed over before. */

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { TargetPack } from '#domain/target/target';
import { useDesk } from '../../app/desk.tsx';
import { useLanguage } from '../../app/language.tsx';
import { checksQuery, groupsQuery, useStatus, useTargets } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { CloseIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { Choice, type ChoiceGroup } from '../../parts/choice.tsx';
import { Skeleton, Trouble } from '../../parts/states.tsx';
import { SubmissionFacts } from '../../parts/submission-facts.tsx';
import { BuildBar } from './build-bar.tsx';
import { BundleHistory } from './bundle-history.tsx';
import { LeftOutList, ReadyList } from './check-lists.tsx';
import { TargetGroups } from './target-groups.tsx';
import './bundles.css';

type PageProps = {
  /** Only these templates, or null for everything that is ready. */
  readonly scope: readonly string[] | null;
  readonly onScope: (scope: readonly string[] | null) => void;
};

export const BundlesPage = ({ scope, onScope }: PageProps) => {
  const t = useText();
  const desk = useDesk();
  const language = useLanguage();
  const packs = useTargets();
  const standard = useStatus()?.settings.target ?? '';
  const [chosen, setChosen] = useState('');
  const target = chosen || standard;
  const pack = packs.find(({ id }) => id === target);
  const { data: groups } = useQuery(groupsQuery(desk));
  // Templates go where each is meant to go; a target that none is meant for is tried on all of them.
  const own = groups?.find((group) => group.target === target)?.templates ?? null;
  const limit = scope ?? own;
  const { data, error, refetch } = useQuery({
    ...checksQuery(desk, target, limit),
    enabled: target !== '' && groups !== undefined,
  });
  const open =
    data?.filter((view) => view.state === 'not-submitted' || view.state === 'rejected' || scope !== null) ??
    [];
  const ready = open.filter((view) => view.check.readiness === 'ready');
  const left = open.filter((view) => view.check.readiness !== 'ready');
  return (
    <main className="bundles">
      <header className="page-head">
        <h1>{t('bundles.title')}</h1>
        <Choice
          name={t('template.target')}
          value={target}
          groups={groupsOf(packs, language === 'en' ? 'en' : 'zh', t('bundles.adviceOnly'))}
          onChange={setChosen}
        />
        {scope ? (
          <Button size="small" icon={<CloseIcon />} onPress={() => onScope(null)}>
            {t('bundles.onlySelected', { n: scope.length })}
          </Button>
        ) : null}
      </header>
      {groups && groups.length > 1 && scope === null ? (
        <TargetGroups groups={groups} chosen={target} onChoose={setChosen} />
      ) : null}
      {own === null && scope === null && groups !== undefined && groups.length > 0 ? (
        <p className="bundles-what-if">{t('bundles.whatIf')}</p>
      ) : null}
      {pack && pack.submission.unverified.length > 0 ? (
        <details className="bundles-unverified">
          <summary>{t('bundles.unverified', { n: pack.submission.unverified.length })}</summary>
          <SubmissionFacts target={pack} />
        </details>
      ) : null}
      <div className="bundles-body">
        <section className="bundles-next" aria-label={t('bundles.next')}>
          {error ? <Trouble fault={faultOf(error)} onRetry={() => void refetch()} /> : null}
          {!data && !error ? <Skeleton lines={9} /> : null}
          {data ? (
            <>
              <BuildBar
                ready={ready.length}
                left={left.length}
                target={target}
                templates={limit ?? ready.map((view) => view.template)}
              />
              <div className="bundles-lists scrolls" tabIndex={-1}>
                <ReadyList views={ready} />
                {left.length > 0 ? <LeftOutList views={left} /> : null}
              </div>
            </>
          ) : null}
        </section>
        <BundleHistory />
      </div>
    </main>
  );
};

/** Targets that only advise are there, greyed, so that nobody looks for them. */
const groupsOf = (packs: readonly TargetPack[], language: 'zh' | 'en', why: string): ChoiceGroup[] => {
  const itemsOf = (isDisabled: boolean) =>
    packs
      .filter((pack) => (pack.payload === 'none') === isDisabled)
      .map(({ id, name }) => ({ id, name: name[language], isDisabled }));
  return [
    { name: '', items: itemsOf(false) },
    { name: why, items: itemsOf(true) },
  ].filter(({ items }) => items.length > 0);
};
