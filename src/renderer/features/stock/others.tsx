/** Who else has a template open: their initials, with the sentence for screen readers and on hover. */
import type { StockMember } from '#contract/stock';
import { nameOfMember } from '../../app/stock.ts';
import { useText } from '../../app/use-text.ts';
import './others.css';

export const Others = ({ members }: { readonly members: readonly StockMember[] }) => {
  const t = useText();
  const names = members.map(nameOfMember);
  const said = t('stock.editing', { name: names.join(t('history.comma')) });
  return (
    <span className="others" title={said}>
      {names.slice(0, 2).map((name) => (
        <i key={name} aria-hidden="true">
          {initialOf(name)}
        </i>
      ))}
      {names.length > 2 ? <i aria-hidden="true">+{names.length - 2}</i> : null}
      <span className="unseen">{said}</span>
    </span>
  );
};

const initialOf = (name: string): string => [...name][0]?.toUpperCase() ?? '';
