/** What each column of a list means: guessed or remembered, and changed here. */
import type { ImportPlan, ImportView } from '#contract/lists';
import { certificateTypes } from '#domain/certificate/type';
import { fieldPaths, type ListColumn, wholeColumns } from '#domain/list/column';
import { useSayer } from '../../../app/language.tsx';
import { useText } from '../../../app/use-text.ts';
import { Choice } from '../../../parts/choice.tsx';

type MappingProps = {
  readonly view: ImportView;
  readonly plan: ImportPlan;
  readonly onColumn: (at: number, column: ListColumn | null) => void;
  readonly onTypeWithout: (type: ImportPlan['typeWithout']) => void;
};

const leaveOut = '-';

/** The single fields, by what they are about. */
const fieldGroups = [
  { name: 'fieldsHolder', begins: /^(?:holder|contact)/ },
  { name: 'fieldsCertificate', begins: /^certificate/ },
  { name: 'fieldsPlace', begins: /^(?:country|province|city|address|postalCode|phone|email)/ },
  { name: 'fieldsOffice', begins: /^(?:domains|customer|tags|notes|target|registrarIds)/ },
  { name: 'fieldsQuestions', begins: /^(?:questions|filing)/ },
] as const;

export const MappingList = ({ view, plan, onColumn, onTypeWithout }: MappingProps) => {
  const t = useText();
  const say = useSayer();
  const named = (columns: readonly ListColumn[]) =>
    columns.map((column) => ({ id: column, name: say.column(column) }));
  const groups = [
    { name: '', items: [{ id: leaveOut, name: t('import.leaveOut') }] },
    { name: t('import.whole'), items: named(wholeColumns) },
    ...fieldGroups.map(({ name, begins }) => ({
      name: t(`import.${name}`),
      items: named(fieldPaths.filter((path) => begins.test(path))),
    })),
  ];
  const why = {
    memory: 'import.byMemory',
    headings: 'import.byHeadings',
    content: 'import.byContent',
  } as const;
  return (
    <section className="import-columns" aria-label={t('import.columns')}>
      <h3>{t('import.columns')}</h3>
      <p className="quiet">{t(why[view.mappedBy])}</p>
      <ol className="mapping scrolls">
        {view.headers.map((header, at) => (
          <li key={`${at} ${header}`} className={plan.mapping[at] ? '' : 'left-out'}>
            <span className="mapping-name">
              <b className="clip">{header}</b>
              <span className="quiet clip">
                {say.list.meaning(view, at, plan.mapping[at] ?? null) ||
                  view.samples[at]?.join(' · ') ||
                  t('import.nothing')}
              </span>
            </span>
            <Choice
              name={t('import.means', { header })}
              value={plan.mapping[at] ?? leaveOut}
              groups={groups}
              search={t('import.findColumn')}
              onChange={(column) => onColumn(at, column === leaveOut ? null : (column as ListColumn))}
            />
          </li>
        ))}
      </ol>
      <div className="mapping-type">
        <span>{t('import.typeWithout')}</span>
        <Choice
          name={t('import.typeWithout')}
          value={plan.typeWithout || leaveOut}
          groups={[
            {
              name: '',
              items: [
                { id: leaveOut, name: t('import.typeNone') },
                ...certificateTypes.map((type) => ({ id: type, name: say.certificate(type), detail: type })),
              ],
            },
          ]}
          onChange={(type) => onTypeWithout(type === leaveOut ? '' : (type as ImportPlan['typeWithout']))}
        />
      </div>
    </section>
  );
};
