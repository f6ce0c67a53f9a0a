/** Shows an exact edit: what stays is quiet, what changes is marked. */
import type { CertificateType } from '#domain/certificate/type';
import type { Repair } from '#domain/finding/finding';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { RepairIcon } from '../../look/icons.tsx';
import { Button, Kbd } from '../../parts/button.tsx';
import { sharedEnds } from './shared-ends.ts';

/** Characters shown on either side of what changes. */
const context = 8;

export const Change = ({ repair }: { readonly repair: Repair }) => {
  const t = useText();
  const say = useSayer();
  const { from, to, field } = repair;
  const does = t(from === '' ? 'repair.fillIn' : 'repair.changeTo');
  if (field === 'certificate.type') return <>{`${does} ${say.certificate(to as CertificateType)}`}</>;
  const { head, tail } = sharedEnds(from, to);
  if (to === '') return <>{t('repair.empty')}</>;
  if (from === '') return <>{`${does} ${to}`}</>;
  const end = to.length - tail;
  const before = to.slice(Math.max(0, head - context), head);
  return (
    <>
      {does}{' '}
      <span className="num change">
        {head > context ? '…' : ''}
        {before}
        <mark>{to.slice(head, end) || '·'}</mark>
        {to.slice(end, end + context)}
        {tail > context ? '…' : ''}
      </span>
    </>
  );
};

/** The button that makes the edit; its name says exactly what will happen. */
export const RepairButton = ({
  repair,
  onRepair,
  keys,
}: {
  readonly repair: Repair;
  readonly onRepair: (repair: Repair) => void;
  readonly keys?: string;
}) => (
  <Button size="small" icon={<RepairIcon />} onPress={() => onRepair(repair)}>
    <span className="repair-text">
      <Change repair={repair} />
    </span>
    {keys ? <Kbd>{keys}</Kbd> : null}
  </Button>
);
