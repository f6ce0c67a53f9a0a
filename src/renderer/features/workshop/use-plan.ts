/** The plan in hand: which side of it, what the desk found for that side, and whether anything has changed. */
import { useMemo, useState } from 'react';
import { isUsable } from '#domain/plan/corners';
import type { Plan, SidePlan } from '#domain/plan/plan';
import type { OpenTemplate } from '../template/use-template.ts';
import { addPaper, canDrop, dropSide, editSide, foundPaper, otherPaper, startPlan } from './plan-edit.ts';

export const usePlan = (open: OpenTemplate) => {
  const { scans } = open.draft.base;
  // The plan the workshop opened with: whether something changed is measured against it.
  const [start] = useState(() => startPlan(open.draft.base, open.target));
  const [plan, setPlan] = useState<Plan>(start);
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
    isChanged: useMemo(() => JSON.stringify(plan) !== JSON.stringify(start), [plan, start]),
    isUsable: plan.sides.every((one) => one.corners === null || isUsable(one.corners)),
    edit: (change: (side: SidePlan) => SidePlan) => setPlan((now) => editSide(now, at, change)),
    addOther: () => {
      if (!other) return;
      setPlan(addPaper(plan, at, other));
      setAt(at + 1);
    },
    drop: canDrop(plan, at) ? () => setPlan(dropSide(plan, at)) : null,
  };
};
