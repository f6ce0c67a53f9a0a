/** Whether days off and naming words are the app's or the office's own, and how far they reach. */
import { useQuery } from '@tanstack/react-query';
import type { OfficeData } from '#contract/about';
import { useDesk } from '../../app/desk.tsx';
import { useText } from '../../app/use-text.ts';
import { GoodIcon, WarnIcon } from '../../look/icons.tsx';
import { editionQuery, officeDataQuery } from './queries.ts';

export const OfficeFiles = () => {
  const t = useText();
  const desk = useDesk();
  const { data } = useQuery(officeDataQuery(desk));
  const installed = useQuery(editionQuery(desk)).data?.installed ?? null;
  if (!data) return null;
  return (
    <>
      <div className="settings-line">
        <span className="settings-name">{t('office.holidays')}</span>
        <div>
          <p>{t('office.years', { years: data.holidayYears.join(t('history.comma')) })}</p>
          <FileState
            state={data.files['holidays.json']}
            file="holidays.json"
            isPublished={(installed?.holidayYears.length ?? 0) > 0}
          />
        </div>
      </div>
      <div className="settings-line">
        <span className="settings-name">{t('office.naming')}</span>
        <div>
          <p className="tabular">{t('office.words', { n: data.namingWords, day: data.namingAsOf })}</p>
          <FileState
            state={data.files['naming.json']}
            file="naming.json"
            isPublished={installed?.hasNaming ?? false}
          />
        </div>
      </div>
    </>
  );
};

const FileState = ({
  state,
  file,
  isPublished,
}: {
  readonly state: OfficeData['files']['naming.json'];
  readonly file: string;
  /** The publisher's edition brings such a list. */
  readonly isPublished: boolean;
}) => {
  const t = useText();
  return (
    <p className={state === 'refused' ? 'ink-warn' : state === 'used' ? 'ink-good' : 'quiet'}>
      {state === 'refused' ? <WarnIcon /> : state === 'used' ? <GoodIcon /> : null}{' '}
      {t(`office.${state === 'none' && isPublished ? 'published' : state}`, { file })}
    </p>
  );
};
