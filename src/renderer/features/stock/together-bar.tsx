/** Above an open template: who else works on it, and who handed it to whom. A warning, never a lock. */
import type { StockErrand, StockStatus } from '#contract/stock';
import { useDesk } from '../../app/desk.tsx';
import { nameOfMember, useOthers, useStock } from '../../app/stock.ts';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { Others } from './others.tsx';
import { useStockWork } from './use-stock-work.ts';
import './together-bar.css';

export const TogetherBar = ({ template }: { readonly template: string }) => {
  const t = useText();
  const stock = useStock();
  const others = useOthers().get(template);
  const errand = stock?.errands.find((one) => one.template === template);
  return (
    <>
      {others ? (
        <div className="together-bar warn" role="status">
          <Others members={others} />
          <b aria-hidden="true">
            {t('stock.editing', { name: others.map(nameOfMember).join(t('history.comma')) })}
          </b>
          <span>{t('stock.editingMore')}</span>
        </div>
      ) : null}
      {stock && errand ? <Errand stock={stock} errand={errand} /> : null}
    </>
  );
};

const Errand = ({ stock, errand }: { readonly stock: StockStatus; readonly errand: StockErrand }) => {
  const t = useText();
  const { client } = useDesk();
  const { isBusy, run } = useStockWork();
  const { template, to, by, note } = errand;
  const isMine = to === stock.desk;
  if ((!isMine && by !== stock.desk) || stock.desk === null) return null;
  const own = stock.desk;
  const member = stock.members.find(({ desk }) => desk === (isMine ? by : to));
  const name = member ? nameOfMember(member) : t('stock.colleague');
  const key = isMine ? (note === '' ? 'from' : 'fromNote') : note === '' ? 'given' : 'givenNote';
  return (
    <div className={`together-bar ${isMine ? 'mine' : ''}`} role="status">
      <span className="together-words">{t(`stock.${key}`, { name, note })}</span>
      <span className="grow" />
      <Button
        size="small"
        isDisabled={isBusy}
        onPress={() => void run(() => client.stock.handTo({ template, desk: own, note: '' }))}
      >
        {t(isMine ? 'stock.done' : 'stock.takeBack')}
      </Button>
    </div>
  );
};
