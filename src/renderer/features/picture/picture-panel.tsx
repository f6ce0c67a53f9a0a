/** Scans and the picture made from them, beside the form. */
import { useEffect, useState } from 'react';
import type { Picture, Scan } from '#domain/picture/picture';
import type { ReadPlace } from '#domain/reading/read-for-form';
import { useActions } from '../../app/actions.ts';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { goTo, openTemplate } from '../../app/routes.ts';
import { useText } from '../../app/use-text.ts';
import { CropIcon, ImageIcon, PlusIcon, StopIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { DropArea } from '../../parts/drop-area.tsx';
import { FileButton, scanFiles } from '../../parts/file-button.tsx';
import { SizeGauge } from '../../parts/size-gauge.tsx';
import { useReadForm } from '../reading/read-context.ts';
import { useTemplateReading } from '../reading/use-template-reading.ts';
import { useLit } from '../template/lit.ts';
import type { OpenTemplate } from '../template/use-template.ts';
import { MarkedPicture } from './marked-picture.tsx';
import { marksOf, placeOnPicture, placeOnScan, readRegion } from './marks.ts';
import { type PictureWork, usePictureWork } from './picture-work.ts';
import { refusalsOf } from './refusal.ts';
import { ScanStrip } from './scan-strip.tsx';
import { useAttachScans } from './use-attach-scans.ts';
import { usePrepare } from './use-prepare.ts';
import './picture-panel.css';

export const PicturePanel = ({ open }: { readonly open: OpenTemplate }) => {
  const t = useText();
  const attach = useAttachScans();
  const prepare = usePrepare();
  const work = usePictureWork(open.id);
  const { scans, picture } = open.draft.base;
  const [shown, setShown] = useState<string | null>(null);
  useShowLit(scans, picture, setShown);
  const scan = scans.find((one) => one.id === shown);
  const onFiles = (files: readonly File[]) => void attach(open.id, files);
  useActions([
    {
      id: 'template.attach',
      group: 'template',
      text: 'action.attach',
      keys: ['alt+a'],
      run: chooseFiles,
    },
  ]);
  return (
    <DropArea className="picture-panel" hint={t('picture.dropHere')} onFiles={onFiles}>
      <section id="picture-panel" tabIndex={-1} aria-label={t('picture.name')} className="picture-body">
        {scans.length === 0 && !picture ? (
          <div className="picture-none">
            <ImageIcon />
            {work ? (
              <>
                <p>{t('picture.takingIn')}</p>
                <progress aria-label={t('picture.takingIn')} />
              </>
            ) : (
              <>
                <p>{t('picture.none')}</p>
                <FileButton icon={<PlusIcon />} look="primary" accept={scanFiles} multiple onFiles={onFiles}>
                  {t('picture.attach')}
                </FileButton>
                <p className="quiet">{t('picture.noneMore')}</p>
              </>
            )}
          </div>
        ) : (
          <>
            <Stage open={open} scanId={scan?.id ?? (picture ? null : (scans[0]?.id ?? null))} />
            <div className="picture-bar">
              <ScanStrip
                template={open.id}
                scans={scans}
                picture={picture}
                shown={scan?.id ?? null}
                onShow={setShown}
                onFiles={onFiles}
              />
              <span className="picture-acts">
                <Button
                  size="small"
                  icon={<CropIcon />}
                  isDisabled={scans.length === 0}
                  onPress={() => goTo(openTemplate(open.id, true))}
                >
                  {t('picture.correct')}
                </Button>
                <Button
                  size="small"
                  look={picture ? 'plain' : 'primary'}
                  icon={<ImageIcon />}
                  isDisabled={scans.length === 0 || work !== null}
                  onPress={() => {
                    setShown(null);
                    void prepare(open.id);
                  }}
                >
                  {t(
                    work === 'preparing'
                      ? 'picture.preparing'
                      : picture
                        ? 'picture.prepareAgain'
                        : 'picture.prepare',
                  )}
                </Button>
              </span>
            </div>
          </>
        )}
        <Facts open={open} work={work} />
      </section>
    </DropArea>
  );
};

/** By key, as the button does. */
const chooseFiles = (): void => {
  const input = document.querySelector<HTMLInputElement>('#picture-panel input[type=file]');
  if (!input) return;
  // The same file once more is chosen, too.
  input.value = '';
  input.click();
};

/** A finding that is lit comes into sight: on the picture where that shows it, on its scan where not. */
const useShowLit = (
  scans: readonly Scan[],
  picture: Picture | null,
  show: (choose: (before: string | null) => string | null) => void,
): void => {
  const { finding } = useLit();
  const at = useReadAt();
  useEffect(() => {
    const scan = at && scans.find(({ id }) => id === at.scanId);
    if (!scan) return;
    const isOnPicture = readRegion(at, null, picture, scans) !== null;
    show((before) => (before === scan.id || !isOnPicture ? scan.id : null));
  }, [at, scans, picture, show]);
  useEffect(() => {
    if (!finding) return;
    const onScan = scans.find((scan) => placeOnScan(finding, scan));
    const isOnPicture = picture !== null && placeOnPicture(finding, picture, scans) !== null;
    if (onScan) show((before) => (before === onScan.id || !isOnPicture ? onScan.id : null));
    else if (isOnPicture) show(() => null);
  }, [finding, scans, picture, show]);
};

/** Where the value of the field that is worked on was read. */
const useReadAt = (): ReadPlace | null => {
  const { field, finding } = useLit();
  const { valueAt } = useReadForm();
  // Its finding is drawn there already.
  if (finding && 'field' in finding.at && finding.at.field === field && finding.at.printed) return null;
  return (field && valueAt(field)?.at) ?? null;
};

/** The prepared picture, or one scan as it came in. */
const Stage = ({ open, scanId }: { readonly open: OpenTemplate; readonly scanId: string | null }) => {
  const t = useText();
  const say = useSayer();
  const { blobUrl, can, dragOut } = useDesk();
  const { picture, scans } = open.draft.base;
  const scan = scans.find((one) => one.id === scanId);
  const at = useReadAt();
  const refusals = refusalsOf(open.findings);
  const isOld = open.findings.some((finding) => finding.code === 'picture-outdated');
  const size = scan?.facts ?? picture?.output;
  const source = scan
    ? blobUrl(`scan/${scan.id}?width=1200`)
    : picture
      ? blobUrl(`picture/${picture.id}`)
      : '';
  return (
    <div className="stage">
      {size ? (
        <MarkedPicture
          source={source}
          alt={
            scan
              ? t('picture.scanOf', { file: scan.name, side: t(`side.${scan.side}`) })
              : t('picture.prepared')
          }
          width={size.width}
          height={size.height}
          marks={marksOf(open.findings, scan ?? null, picture, scans)}
          read={readRegion(at, scan ?? null, picture, scans)}
          onDragOut={picture && !scan && can.dragOut ? () => dragOut(`picture/${picture.id}`) : undefined}
        />
      ) : null}
      <span className="stage-label">
        {scan
          ? t('picture.asItCame', { side: t(`side.${scan.side}`) })
          : isOld
            ? t('picture.preparedOld')
            : t('picture.prepared')}
      </span>
      {refusals.length > 0 ? (
        <div className="stage-refusal" role="alert">
          {refusals.map((finding) => (
            <p key={finding.code}>
              <StopIcon /> {say.finding(finding)}
            </p>
          ))}
        </div>
      ) : null}
    </div>
  );
};

const Facts = ({ open, work }: { readonly open: OpenTemplate; readonly work: PictureWork | null }) => {
  const t = useText();
  const output = open.draft.base.picture?.output;
  const reading = useTemplateReading(open.draft.base);
  return (
    <div className="picture-facts">
      <span className="tabular" role="status">
        {work
          ? t(work === 'preparing' ? 'picture.preparing' : 'picture.takingIn')
          : output
            ? `${output.extension.toUpperCase()} · ${output.width} × ${output.height} · ${output.dpi} dpi`
            : t('picture.noPictureYet')}
      </span>
      {reading ? (
        <span className={`picture-reading ${reading}`} role="status">
          {t(`reading.${reading}`)}
        </span>
      ) : null}
      <SizeGauge window={open.target.picture} bytes={output?.bytes ?? null} />
    </div>
  );
};
