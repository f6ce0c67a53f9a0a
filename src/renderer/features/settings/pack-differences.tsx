/** In what two rule packs differ, value by value, in words where the desk has them. */
import { certificateTypes } from '#domain/certificate/type';
import type { TargetDifference } from '#domain/target/diff-targets';
import { useSayer } from '../../app/language.tsx';
import { type TextKey, useText } from '../../app/use-text.ts';

type DifferencesProps = {
  readonly differences: readonly TargetDifference[];
  /** Names of the two packs. */
  readonly a: string;
  readonly b: string;
};

export const PackDifferences = ({ differences, a, b }: DifferencesProps) => {
  const t = useText();
  const nameOf = usePathName();
  const words = (value: string | null): string =>
    value === 'true' ? t('answer.yes') : value === 'false' ? t('answer.no') : (value ?? '–');
  if (differences.length === 0) return <p className="quiet">{t('packs.same')}</p>;
  return (
    <table className="pack-table">
      <thead>
        <tr>
          <th scope="col">{t('packs.value')}</th>
          <th scope="col">{a}</th>
          <th scope="col">{b}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((row) => (
          <tr key={row.path}>
            <th scope="row">{nameOf(row.path)}</th>
            <td className="num">{words(row.a)}</td>
            <td className="num">{words(row.b)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const known: Readonly<Record<string, TextKey>> = {
  'picture.minBytes': 'packs.path.minBytes',
  'picture.maxBytes': 'packs.path.maxBytes',
  'picture.accepts': 'target.accepts',
  'picture.makes': 'packs.path.makes',
  'picture.aim': 'target.aim',
  'picture.dpi': 'packs.path.dpi',
  'fields.brackets': 'target.brackets',
  'fields.province': 'packs.path.province',
  'fields.city': 'packs.path.city',
  'fields.latinCase': 'packs.path.latinCase',
  'fields.holderNeedsHan': 'packs.path.holderNeedsHan',
  'fields.emailVerified': 'target.email',
  'fields.organizationCode': 'packs.path.organizationCode',
  'waiting.afterIssueDays': 'packs.path.afterIssueDays',
  'waiting.beforeExpiryDays': 'packs.path.beforeExpiryDays',
  'waiting.reviewDays': 'packs.path.reviewDays',
  'waiting.retryDays': 'packs.path.retryDays',
  'waiting.holdDays': 'packs.path.holdDays',
  payload: 'packs.path.payload',
  'submission.ways': 'packs.path.ways',
};

/** A path that has no words of its own is shown as the pack writes it. */
const usePathName = () => {
  const t = useText();
  const say = useSayer();
  return (path: string): string => {
    const words = known[path] ?? known[path.replace(/\.(minBytes|maxBytes)$/u, '')];
    if (words) return t(words);
    const type = certificateTypes.find((one) => path === `codes.${one}`);
    return type ? t('packs.path.code', { type: say.certificate(type) }) : path;
  };
};
