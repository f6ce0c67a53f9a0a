/** The request for another photo: reasons ticked, text to be copied, the place shown and all else veiled. Sent by a person, never by the desk. */
import { useEffect, useRef, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { TemplateView } from '#contract/views';
import type { Finding } from '#domain/finding/finding';
import { placesOf, type RetakeReason, reasonsFor, retakeReasons } from '#domain/retake/retake';
import { displayName } from '#domain/template/display-name';
import { catalogue } from '#text/catalogue';
import type { Language } from '#text/language';
import { retakeText, retakeWords } from '#text/retake-text';
import { useDesk } from '../../app/desk.tsx';
import { useLanguage } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { TickBox } from '../../parts/tick-box.tsx';
import { tell } from '../../parts/toasts.tsx';
import { bytesOf, drawSheet, drawVeiled, loadPicture } from './draw-retake.ts';
import { pdfOfPicture } from './pdf-of-picture.ts';
import { keepRetake, type RetakeDraft, retakeDraft, textKey } from './retake-drafts.ts';
import './retake.css';

const languages: readonly Language[] = ['zh-CN', 'en'];
const names: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' };

export const RetakeDialog = ({
  view,
  findings,
  onClose,
}: {
  readonly view: TemplateView;
  readonly findings: readonly Finding[];
  readonly onClose: () => void;
}) => {
  const t = useText();
  const own = useLanguage();
  const failures = view.state === 'rejected' ? (view.outcomes[0]?.failures ?? []) : [];
  const key = [view.id, ...view.scans.map(({ id }) => id)].join(' ');
  const [draft, setDraft] = useState(() =>
    retakeDraft(key, () => ({
      language: own === 'en' ? 'en' : 'zh-CN',
      reasons: reasonsFor(findings, failures),
      texts: new Map(),
    })),
  );
  const change = (part: Partial<RetakeDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    keepRetake(key, next);
  };
  const { language, reasons, texts } = draft;
  const { pictures, isFailed } = useVeiled(view, findings, reasons);
  const { type } = view.fields.certificate;
  const words = catalogue[language].certificates as Readonly<Record<string, string>>;
  const made = retakeText({
    language,
    name: displayName(view.fields),
    paper: words[type] ?? '',
    reasons,
    isMarked: pictures.length > 0,
  });
  const text = texts.get(textKey(draft)) ?? made;
  const tick = (reason: RetakeReason, on: boolean) =>
    change({ reasons: retakeReasons.filter((one) => (one === reason ? on : reasons.includes(one))) });
  const { subject } = retakeWords[language];
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      tell({ level: 'good', text: t('retake.copied') });
    } catch {
      // A window that may not write the clipboard still has the text in front of the person.
      tell({ level: 'stop', text: t('retake.notCopied') });
    }
  };
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch {
      tell({ level: 'stop', text: t('retake.notDrawn') });
    }
  };
  const savePictures = () =>
    attempt(async () => {
      for (const [at, picture] of pictures.entries())
        saveFile(`${subject} ${at + 1}.png`, await bytesOf(picture, 'image/png'), 'image/png');
    });
  const savePdf = () =>
    attempt(async () => {
      const sheet = drawSheet(text, pictures);
      const pdf = pdfOfPicture(await bytesOf(sheet, 'image/jpeg'), sheet.width, sheet.height);
      saveFile(`${subject}.pdf`, pdf, 'application/pdf');
    });
  return (
    <ModalOverlay className="shade" isOpen onOpenChange={(open) => !open && onClose()}>
      <Modal className="ask retake">
        <Dialog className="ask-body">
          <Heading slot="title" className="ask-title">
            {t('retake.title')}
          </Heading>
          <p className="quiet">{t('retake.more')}</p>
          <ToggleButtonGroup
            className="segments"
            aria-label={t('retake.language')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[language]}
            onSelectionChange={([key]) => key && change({ language: key as Language })}
          >
            {languages.map((one) => (
              <ToggleButton key={one} id={one} className="segment">
                {names[one]}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          <div className="retake-body scrolls">
            <fieldset className="retake-reasons">
              <legend>{t('retake.reasons')}</legend>
              {retakeReasons.map((reason) => (
                <TickBox
                  key={reason}
                  isSelected={reasons.includes(reason)}
                  onChange={(on) => tick(reason, on)}
                >
                  {retakeWords[own === 'en' ? 'en' : 'zh-CN'].reasons[reason].why}
                </TickBox>
              ))}
            </fieldset>
            <label className="retake-text">
              <span>{t('retake.text')}</span>
              <textarea
                className="box"
                lang={language}
                rows={14}
                spellCheck={false}
                value={text}
                onChange={(event) =>
                  change({ texts: new Map(texts).set(textKey(draft), event.target.value) })
                }
              />
            </label>
            <Shown pictures={pictures} isFailed={isFailed} />
          </div>
          <div className="ask-answers">
            <Button onPress={onClose}>{t('app.close')}</Button>
            <span className="grow" />
            <Button isDisabled={pictures.length === 0} onPress={() => void savePictures()}>
              {t('retake.savePicture')}
            </Button>
            <Button isDisabled={reasons.length === 0} onPress={() => void savePdf()}>
              {t('retake.savePdf')}
            </Button>
            <Button look="primary" autoFocus isDisabled={reasons.length === 0} onPress={() => void copy()}>
              {t('retake.copy')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};

/** Each scan that shows a reason, veiled but for its places. */
const useVeiled = (
  view: TemplateView,
  findings: readonly Finding[],
  reasons: readonly RetakeReason[],
): { readonly pictures: readonly HTMLCanvasElement[]; readonly isFailed: boolean } => {
  const { blobUrl } = useDesk();
  const [isFailed, setFailed] = useState(false);
  const [pictures, setPictures] = useState<readonly HTMLCanvasElement[]>([]);
  const places = placesOf(findings, reasons);
  const shape = JSON.stringify(places);
  const latest = useRef({ places, blobUrl });
  latest.current = { places, blobUrl };
  useEffect(() => {
    let isGone = false;
    // Only what is shown decides whether they are drawn anew.
    const shown = JSON.parse(shape) as typeof places;
    const byScan = Map.groupBy(shown, ({ scanId }) => scanId);
    const draw = async () => {
      const drawn: HTMLCanvasElement[] = [];
      for (const [scanId, own] of byScan) {
        const image = await loadPicture(latest.current.blobUrl(`scan/${scanId}?width=1600`));
        drawn.push(
          drawVeiled(
            image,
            own.map(({ region }) => region),
          ),
        );
      }
      if (isGone) return;
      setPictures(drawn);
      setFailed(false);
    };
    // Without its picture the request is still a request; in its place stands that it could not be drawn.
    draw().catch(() => {
      if (isGone) return;
      setPictures([]);
      setFailed(true);
    });
    return () => {
      isGone = true;
    };
  }, [shape]);
  return view.scans.length === 0 ? { pictures: [], isFailed: false } : { pictures, isFailed };
};

const Shown = ({
  pictures,
  isFailed,
}: {
  readonly pictures: readonly HTMLCanvasElement[];
  readonly isFailed: boolean;
}) => {
  const t = useText();
  if (isFailed)
    return (
      <p className="ink-stop retake-none" role="status">
        {t('retake.notDrawn')}
      </p>
    );
  if (pictures.length === 0) return <p className="quiet retake-none">{t('retake.noPlace')}</p>;
  return (
    <div className="retake-pictures">
      {pictures.map((picture, at) => (
        <img key={at} src={picture.toDataURL('image/jpeg', 0.85)} alt={t('retake.pictureAlt')} />
      ))}
    </div>
  );
};
