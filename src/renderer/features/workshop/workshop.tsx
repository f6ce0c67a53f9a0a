/** The whole window for one job: corners, turns, flip, merge. Enter applies, Escape leaves. */

import { useRef, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { findingsAbout } from '#domain/picture/scan-findings';
import { isMac, keyName } from '../../app/keys.ts';
import { goTo, openTemplate } from '../../app/routes.ts';
import { useText } from '../../app/use-text.ts';
import { TemplateIcon, TickIcon } from '../../look/icons.tsx';
import { Button, Kbd } from '../../parts/button.tsx';
import { Ask } from '../../parts/dialog.tsx';
import { SizeGauge } from '../../parts/size-gauge.tsx';
import { usePictureWork } from '../picture/picture-work.ts';
import { usePrepare } from '../picture/use-prepare.ts';
import { type OpenTemplate, useTemplate } from '../template/use-template.ts';
import { CornerStage } from './corner-stage.tsx';
import { LikeDialog } from './like-dialog.tsx';
import { flip, resetSide, takeCorners, turn } from './plan-edit.ts';
import { SeenList } from './seen-on-scan.tsx';
import { FullPreview, StraightPreview } from './straight-preview.tsx';
import { MergeTools, SideTabs, SideTools } from './tools.tsx';
import { useKeys } from './use-keys.ts';
import { usePlan } from './use-plan.ts';
import { useSources } from './use-sources.ts';
import { CompareStage, nextView, type View, ViewTabs } from './views.tsx';
import './workshop.css';

export const Workshop = ({ id }: { readonly id: string }) => {
  const { open } = useTemplate(id);
  if (!open || open.draft.base.scans.length === 0) return null;
  return <OpenWorkshop open={open} />;
};

const OpenWorkshop = ({ open }: { readonly open: OpenTemplate }) => {
  const t = useText();
  const { scans, picture } = open.draft.base;
  const prepare = usePrepare();
  const isPreparing = usePictureWork(open.id) === 'preparing';
  const { sourceOf, fullSourceOf } = useSources(scans);
  const [view, setView] = useState<View>('corners');
  const [asks, setAsks] = useState<'to-leave' | 'for-others' | null>(null);
  const work = usePlan(open);
  const { plan, at, side, scan, found, edit } = work;
  const byKey = useRef(false);
  const close = () => goTo(openTemplate(open.id), 'replace');
  const chooseSide = (to: number) => {
    byKey.current = false;
    work.setAt(to);
  };
  const leave = () => (work.isChanged ? setAsks('to-leave') : close());
  const canApply = !isPreparing && work.isUsable;
  const apply = async () => {
    if (canApply && (await prepare(open.id, plan))) close();
  };
  useKeys((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || asks) return;
    const isControl =
      event.target instanceof HTMLElement &&
      event.target.closest('button:not(.corner), [role="menu"], [role="listbox"]') !== null;
    const number = Number(event.key);
    const key = keyName(event, isMac());
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter' && !isControl) void apply();
    else if (event.key === '[') edit((now) => turn(now, -1));
    else if (event.key === ']') edit((now) => turn(now, 1));
    else if (key === 'f') edit(flip);
    else if (event.key === '0') edit(resetSide);
    else if (key === 'a' && found) edit(takeCorners(found.corners));
    else if (key === 'd' && work.other) work.addOther();
    else if (key === 'v') setView(nextView);
    else if (number >= 1 && number <= plan.sides.length) work.setAt(number - 1);
    else return;
    // What is mounted by this key takes the focus.
    byKey.current = true;
    event.preventDefault();
    event.stopPropagation();
  });
  if (!side || !scan) return null;
  const seen = findingsAbout(scan, picture);
  return (
    <ModalOverlay className="workshop-shade" isOpen isKeyboardDismissDisabled>
      <Modal className="workshop-modal">
        <Dialog className="workshop" aria-label={t('workshop.title')}>
          <div className="workshop-page">
            <header className="workshop-head">
              <Heading slot="title">{t('workshop.title')}</Heading>
              <SideTabs plan={plan} scans={scans} at={at} onSide={chooseSide} />
              <span className="grow" />
              <ViewTabs view={view} onView={setView} />
              <Button onPress={leave} keys="Esc">
                {t('app.cancel')}
              </Button>
              <Button icon={<TemplateIcon />} isDisabled={!canApply} onPress={() => setAsks('for-others')}>
                <span className="wide-words">{t('workshop.forOthers')}</span>
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
              <SideTools
                side={side}
                found={found}
                other={work.other}
                onEdit={edit}
                onAddOther={work.addOther}
                onDrop={work.drop}
              />
              <MergeTools plan={plan} target={open.target} onPlan={work.setPlan} />
            </div>
            <div className="workshop-stages">
              {view === 'corners' ? (
                <CornerStage
                  key={`${scan.id} ${at}`}
                  scan={scan}
                  source={sourceOf(scan.id)}
                  fullSource={fullSourceOf(scan.id)}
                  side={side}
                  seen={seen}
                  onChange={(next) => edit(() => next)}
                  takesFocus={byKey.current}
                />
              ) : view === 'compare' ? (
                <CompareStage plan={plan} at={at} scans={scans} sourceOf={sourceOf} />
              ) : (
                <FullPreview plan={plan} scans={scans} sourceOf={fullSourceOf} />
              )}
              {view === 'compare' ? null : (
                <section className="workshop-result" aria-label={t('workshop.preview')}>
                  <h3>{t('workshop.preview')}</h3>
                  <StraightPreview plan={plan} scans={scans} sourceOf={sourceOf} />
                  <SeenList findings={seen} />
                  <p className="quiet">{t('workshop.geometryOnly')}</p>
                </section>
              )}
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
              <SizeGauge
                window={open.target.picture}
                // What is on screen has another size than the picture that was made before.
                bytes={work.isChanged ? null : (picture?.output.bytes ?? null)}
              />
            </footer>
          </div>
          <Ask
            isOpen={asks === 'to-leave'}
            title={t('workshop.leaveTitle')}
            onDismiss={() => setAsks(null)}
            answers={[
              { name: t('workshop.leave'), run: close },
              { name: t('workshop.stay'), look: 'primary', run: () => setAsks(null) },
            ]}
          >
            {t('workshop.leaveMore')}
          </Ask>
          {asks === 'for-others' ? (
            <LikeDialog open={open} plan={plan} onClose={() => setAsks(null)} onDone={close} />
          ) : null}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
