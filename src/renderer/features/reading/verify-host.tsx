/** Opens the verify lane where somebody asks for it. */
import { later } from '../../app/later.tsx';
import { askVerify, useVerifyRequest } from './verify-request.ts';

const VerifyLane = later(() => import('./verify-lane.tsx').then((it) => it.VerifyLane), 0);

export const VerifyHost = () => {
  const ids = useVerifyRequest();
  return ids ? <VerifyLane ids={ids} onClose={() => askVerify(null)} /> : null;
};
