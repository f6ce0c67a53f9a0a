/** The plan in hand: which side of it, what the desk found for that side, and whether anything has changed. */
import { useState } from 'react';
import { isUsable } from '#domain/plan/corners';
import type { Plan, SidePlan } from '#domain/plan/plan';
import type { OpenTemplate } from '../template/use-template.ts';
import { addPaper, canDrop, dropSide, editSide, foundPaper, otherPaper, startPlan } from './plan-edit.ts';

export const usePlan = (open: OpenTemplate) => {
  const { scans } = open.draft.base;
  // Until something is changed here, the workshop follows the template: its plan may come late, or from another window.
  const start = startPlan(open.draft.base, open.target);
  const [edited, setPlan] = useState<Plan | null>(null);
  const plan = edited ?? start;
  const [chosen, setAt] = useState(0);
  const at = Math.min(chosen, plan.sides.length - 1);
  const side = plan.sides[at];
  const scan = scans.find((one) => one.id === side?.scanId);
  const papers = scan?.facts.papers ?? [];
  const other = otherPaper(plan, at, papers);
  return {
    plan,
    setPlan,
    at,
    setAt: (to: number) => to >= 0 && to < plan.sides.length && setAt(to),
    side,
    scan,
    found: foundPaper(plan, at, papers),
    other,
    isChanged: edited !== null && JSON.stringify(edited) !== JSON.stringify(start),
    isUsable: plan.sides.every((one) => one.corners === null || isUsable(one.corners)),
    edit: (change: (side: SidePlan) => SidePlan) => setPlan((now) => editSide(now ?? start, at, change)),
    addOther: () => {
      if (!other) return;
      setPlan(addPaper(plan, at, other));
      setAt(at + 1);
    },
    drop: canDrop(plan, at) ? () => setPlan(dropSide(plan, at)) : null,
  };
};
