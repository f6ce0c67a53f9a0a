/** Makes the upload picture, and says why when it was refused. */
import { faultOf } from '#contract/fault-of';
import type { Plan } from '#domain/plan/plan';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useAcceptTemplate } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { kilobytes } from '../../parts/size-gauge.tsx';
import { tell } from '../../parts/toasts.tsx';
import { showWork } from './picture-work.ts';
import { refusalsOf } from './refusal.ts';

export const usePrepare = () => {
  const t = useText();
  const say = useSayer();
  const { client, drafts } = useDesk();
  const accept = useAcceptTemplate();
  const make = async (template: string, plan?: Plan): Promise<boolean> => {
    try {
      await drafts.settle(template);
      const view = await client.pictures.prepare({ template, ...(plan ? { plan: writablePlan(plan) } : {}) });
      accept(view);
      const [refusal] = refusalsOf(view.findings);
      if (refusal || !view.picture) {
        tell({ level: 'stop', text: refusal ? say.finding(refusal) : t('picture.notMade') });
        return false;
      }
      tell({ level: 'good', text: t('picture.made', { size: kilobytes(view.picture.output.bytes) }) });
      return true;
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
      return false;
    }
  };
  /** Whether the picture was made. */
  return (template: string, plan?: Plan): Promise<boolean> =>
    showWork(template, 'preparing', () => make(template, plan));
};

type Pair = [number, number];

/** The contract's schemas ask for tuples that may be written to. */
export const writablePlan = (plan: Plan) => ({
  ...plan,
  sides: plan.sides.map((side) => ({
    ...side,
    corners: side.corners ? (side.corners.map(([x, y]) => [x, y]) as [Pair, Pair, Pair, Pair]) : null,
  })),
});
