/** The whole window for one job: corners, turns, flip, merge. Enter applies, Escape leaves. */

import { useEffect, useMemo, useRef, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { findingsAbout } from '#domain/picture/scan-findings';
import { isUsable } from '#domain/plan/corners';
import type { Plan, SidePlan } from '#domain/plan/plan';
import { useDesk } from '../../app/desk.tsx';
import { goTo, openTemplate } from '../../app/routes.ts';
import { useText } from '../../app/use-text.ts';
import { TickIcon } from '../../look/icons.tsx';
import { Button, Kbd } from '../../parts/button.tsx';
import { Ask } from '../../parts/dialog.tsx';
import { SizeGauge } from '../../parts/size-gauge.tsx';
import { usePrepare } from '../picture/use-prepare.ts';
import { type OpenTemplate, useTemplate } from '../template/use-template.ts';
import { CornerStage } from './corner-stage.tsx';
import { editSide, flip, resetSide, startPlan, takeCorners, turn } from './plan-edit.ts';
import { SeenList } from './seen-on-scan.tsx';
import { StraightPreview } from './straight-preview.tsx';
import { MergeTools, ScanTabs, SideTools } from './tools.tsx';
import './workshop.css';

export const Workshop = ({ id }: { readonly id: string }) => {
  const { open } = useTemplate(id);
  if (!open || open.draft.base.scans.length === 0) return null;
  return <OpenWorkshop open={open} />;
};

const OpenWorkshop = ({ open }: { readonly open: OpenTemplate }) => {
  const t = useText();
  const { scans, picture } = open.draft.base;
  const { blobUrl } = useDesk();
  const { prepare, isPreparing } = usePrepare(open.id);
  // The plan the workshop opened with: whether something changed is measured against it.
  const [start] = useState(() => startPlan(open.draft.base, open.target));
  const [plan, setPlan] = useState<Plan>(start);
  const [scanId, setScanId] = useState(start.sides[0]?.scanId ?? '');
  const [asksToLeave, setAsksToLeave] = useState(false);
  const side = plan.sides.find((one) => one.scanId === scanId) ?? plan.sides[0];
  const scan = scans.find((one) => one.id === side?.scanId);
  const paper = scan?.facts.papers[0];
  const isChanged = useMemo(() => JSON.stringify(plan) !== JSON.stringify(start), [plan, start]);
  const sourceOf = (scanOf: string) => blobUrl(`scan/${scanOf}?width=2000`);
  const close = () => goTo(openTemplate(open.id), 'replace');
  const leave = () => (isChanged ? setAsksToLeave(true) : close());
  const edit = (change: (side: SidePlan) => SidePlan) =>
    side && setPlan((now) => editSide(now, side.scanId, change));
  const canApply = !isPreparing && plan.sides.every((one) => one.corners === null || isUsable(one.corners));
  const apply = async () => {
    if (canApply && (await prepare(plan))) close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || asksToLeave) return;
    const isControl =
      event.target instanceof HTMLElement &&
      event.target.closest('button:not(.corner), [role="menu"], [role="listbox"]') !== null;
    const number = Number(event.key);
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter' && !isControl) void apply();
    else if (event.key === '[') edit((now) => turn(now, -1));
    else if (event.key === ']') edit((now) => turn(now, 1));
    else if (event.key === 'f') edit(flip);
    else if (event.key === '0') edit(resetSide);
    else if (event.key === 'a' && paper) edit(takeCorners(paper.corners));
    else if (number >= 1 && number <= plan.sides.length) setScanId(plan.sides[number - 1]?.scanId ?? scanId);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useKeys(onKeyDown);
  if (!side || !scan) return null;
  const seen = findingsAbout(scan, picture);
  return (
    <ModalOverlay className="workshop-shade" isOpen isKeyboardDismissDisabled>
      <Modal className="workshop-modal">
        <Dialog className="workshop" aria-label={t('workshop.title')}>
          <div className="workshop-page">
            <header className="workshop-head">
              <Heading slot="title">{t('workshop.title')}</Heading>
              <ScanTabs plan={plan} scans={scans} scanId={side.scanId} onScan={setScanId} />
              <span className="grow" />
              <Button onPress={leave} keys="Esc">
                {t('app.cancel')}
              </Button>
              <Button
                look="primary"
                icon={<TickIcon />}
                keys="↵"
                isDisabled={!canApply}
                onPress={() => void apply()}
              >
                {t(isPreparing ? 'picture.preparing' : 'workshop.apply')}
              </Button>
            </header>
            <div className="workshop-tools">
              <SideTools side={side} paper={paper} onEdit={edit} />
              <MergeTools plan={plan} target={open.target} onPlan={setPlan} />
            </div>
            <div className="workshop-stages">
              <CornerStage
                key={scan.id}
                scan={scan}
                source={sourceOf(scan.id)}
                side={side}
                seen={seen}
                onChange={(next) => edit(() => next)}
              />
              <section className="workshop-result" aria-label={t('workshop.preview')}>
                <h3>{t('workshop.preview')}</h3>
                <StraightPreview plan={plan} scans={scans} sourceOf={sourceOf} />
                <SeenList findings={seen} />
                <p className="quiet">{t('workshop.geometryOnly')}</p>
              </section>
            </div>
            <footer className="workshop-foot">
              <span>
                <Kbd>Tab</Kbd> {t('workshop.chooseCorner')} <Kbd>← ↑ ↓ →</Kbd> {t('workshop.onePixel')}{' '}
                <Kbd>⇧</Kbd> {t('workshop.tenPixels')}
              </span>
              <span className="grow" />
              <span className="tabular">
                {t('workshop.scanSize', { width: scan.facts.width, height: scan.facts.height })}
              </span>
              <SizeGauge window={open.target.picture} bytes={picture?.output.bytes ?? null} />
            </footer>
          </div>
          <Ask
            isOpen={asksToLeave}
            title={t('workshop.leaveTitle')}
            onDismiss={() => setAsksToLeave(false)}
            answers={[
              { name: t('workshop.leave'), run: close },
              { name: t('workshop.stay'), look: 'primary', run: () => setAsksToLeave(false) },
            ]}
          >
            {t('workshop.leaveMore')}
          </Ask>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};

/** Keys of the whole page, wherever the focus is; everything they do can be reached by Tab as well. */
const useKeys = (onKeyDown: (event: KeyboardEvent) => void): void => {
  const latest = useRef(onKeyDown);
  latest.current = onKeyDown;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => latest.current(event);
    addEventListener('keydown', listen, true);
    return () => removeEventListener('keydown', listen, true);
  }, []);
};
