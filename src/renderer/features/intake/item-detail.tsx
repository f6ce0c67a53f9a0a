/** One group: its pictures, its files with their sides, and beside them what it becomes or the question for a person. */
import { useEffect, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { IntakeFile, IntakeItem, IntakeReading } from '#contract/intake-views';
import { isUseless } from '#domain/intake/intake';
import type { ScanSide } from '#domain/picture/picture';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { goTo, openTemplate } from '../../app/routes.ts';
import { useText } from '../../app/use-text.ts';
import { StopIcon, WarnIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { LevelIcon, standingOf } from '../../parts/level.tsx';
import { AnswerForm } from './answer-form.tsx';
import { focusAnswer } from './focus-answer.ts';
import { useRun } from './intake-run.ts';
import { fileName, isCopy, lockedFiles, nameOf } from './sections.ts';
import { UnlockForm } from './unlock-form.tsx';
import type { IntakeActions } from './use-intake.ts';

type DetailProps = {
  readonly item: IntakeItem;
  readonly actions: IntakeActions;
  /** The person came here by answering the one before: the cursor goes into the question. */
  readonly takesFocus: boolean;
  readonly onNext: () => void;
};

export const ItemDetail = ({ item, actions, takesFocus, onNext }: DetailProps) => {
  useEffect(() => {
    if (takesFocus) focusAnswer();
  }, [takesFocus]);
  const t = useText();
  const say = useSayer();
  const { isRunning } = useRun();
  const isPlaced = item.template !== null && (item.state === 'done' || item.created);
  const useless = item.reason !== null && isUseless(item.reason);
  const first = item.files.find(({ state }) => state === 'kept' || state === 'attached');
  const [shown, setShown] = useState(first?.id ?? null);
  const picture = item.files.find(({ id }) => id === (shown ?? first?.id)) ?? first ?? item.files[0] ?? null;
  return (
    <div className="intake-item">
      <header className="intake-item-head">
        <h2 className="as-typed clip">{nameOf(item)}</h2>
        {item.reason ? (
          <p className={useless ? 'quiet' : 'ink-warn'}>
            <WarnIcon /> {say.label(`leftReason.${item.reason}`)}
          </p>
        ) : null}
        {item.fault ? (
          <p className="ink-stop">
            <StopIcon /> {say.fault({ code: item.fault, data: {} })}
          </p>
        ) : null}
      </header>
      {useless ? (
        <p className="quiet intake-path">{item.files[0]?.path}</p>
      ) : (
        <div className="intake-lane">
          <div className="intake-scans">
            <Stage file={picture} />
            <ul className="intake-files" aria-label={t('intake.files')}>
              {item.files.map((file) => (
                <FileLine
                  key={file.id}
                  file={file}
                  isShown={file.id === picture?.id}
                  isFixed={isPlaced || isRunning}
                  canSplit={item.files.length > 1}
                  onShow={() => setShown(file.id)}
                  actions={actions}
                />
              ))}
            </ul>
          </div>
          {isPlaced ? (
            <Placed item={item} actions={actions} onNext={onNext} />
          ) : (
            <AnswerForm item={item} actions={actions} onNext={onNext} />
          )}
        </div>
      )}
    </div>
  );
};

/** As its text is read: a person compares it letter by letter. */
const uprightBy = (way: IntakeReading['way']): string | undefined =>
  way ? `rotate(${way.turns * 90}deg)${way.flip ? ' scaleX(-1)' : ''}` : undefined;

const Stage = ({ file }: { readonly file: IntakeFile | null }) => {
  const t = useText();
  const { blobUrl } = useDesk();
  return (
    <div className="intake-stage">
      {file && (file.state === 'kept' || file.state === 'attached') ? (
        <img
          src={blobUrl(`intake/${file.id}?width=1200`)}
          alt={t('intake.pictureOf', { file: fileName(file.path) })}
          draggable={false}
          className={(file.read?.way?.turns ?? 0) % 2 === 1 ? 'lies' : ''}
          style={{ transform: uprightBy(file.read?.way ?? null) }}
        />
      ) : (
        <p className="quiet">{file?.state === 'refused' ? '' : t('intake.pictureLater')}</p>
      )}
    </div>
  );
};

const sides: readonly ScanSide[] = ['front', 'back', 'page', 'proof'];

type FileProps = {
  readonly file: IntakeFile;
  readonly isShown: boolean;
  readonly isFixed: boolean;
  readonly canSplit: boolean;
  readonly onShow: () => void;
  readonly actions: IntakeActions;
};

const FileLine = ({ file, isShown, isFixed, canSplit, onShow, actions }: FileProps) => {
  const t = useText();
  const say = useSayer();
  const name = fileName(file.path);
  return (
    <li className="intake-file">
      <ToggleButton className="intake-file-name clip" isSelected={isShown} onChange={onShow}>
        {name}
      </ToggleButton>
      {isCopy(file) ? null : isFixed || file.state === 'refused' ? (
        <span className="quiet">{t(`side.${file.side}`)}</span>
      ) : (
        <>
          {file.guessed ? <span className="quiet">{t('intake.guessed')}</span> : null}
          <Choice
            name={t('intake.side', { file: name })}
            value={file.side}
            groups={[{ name: '', items: sides.map((id) => ({ id, name: t(`side.${id}`) })) }]}
            onChange={(side) => void actions.setSide(file.id, side as ScanSide)}
          />
          {canSplit ? (
            <Button
              size="small"
              aria-label={t('intake.splitName', { file: name })}
              onPress={() => void actions.regroup([file.id], null)}
            >
              {t('intake.split')}
            </Button>
          ) : null}
        </>
      )}
      <ReadOnFile file={file} />
      {file.finding ? (
        <p className={`intake-refused ink-${file.finding.level}`}>
          <LevelIcon level={file.finding.level} /> {say.finding(file.finding)}
        </p>
      ) : null}
    </li>
  );
};

/** What the desk read on it: a witness beside the name. */
const ReadOnFile = ({ file: { read } }: { readonly file: IntakeFile }) => {
  const t = useText();
  const say = useSayer();
  if (!read) return null;
  const paper = read.foreign
    ? say.label(`foreignPaper.${read.foreign}`)
    : read.paper === ''
      ? ''
      : say.certificate(read.paper);
  const what = [paper, read.side ? t(`side.${read.side}`) : '', read.name, read.maskedNumber];
  const text = what.filter((part) => part !== '').join(' · ');
  return (
    <p className="intake-read quiet">
      {text === '' ? t('intake.readNothing') : t('intake.read', { what: text })}
    </p>
  );
};

const Placed = ({ item, actions, onNext }: Pick<DetailProps, 'item' | 'actions' | 'onNext'>) => {
  const t = useText();
  if (!item.template) return null;
  const { id, name, state, check } = item.template;
  const standing = standingOf(t, state, check);
  const isLocked = lockedFiles(item).length > 0;
  return (
    <div className="intake-answer">
      {isLocked ? <UnlockForm item={item} actions={actions} onNext={onNext} /> : null}
      <p>
        <span className="quiet">{t('intake.becomes')}</span> <b>{name}</b>
      </p>
      <p className={`intake-note ink-${standing.tone}`}>
        <standing.icon /> {standing.text}
      </p>
      <p className="intake-answer-ends">
        <Button
          {...(isLocked ? {} : { look: 'primary', id: 'intake-answer' })}
          onPress={() => goTo(openTemplate(id))}
        >
          {t('intake.openTemplate')}
        </Button>
        {item.state === 'failed' && item.fault ? (
          <Button onPress={() => void actions.start([{ ...item, state: 'open' }])}>
            {t('intake.tryAgain')}
          </Button>
        ) : null}
      </p>
    </div>
  );
};
