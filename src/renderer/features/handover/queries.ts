import { queryOptions } from '@tanstack/react-query';
import type { DeskBook } from '#contract/hand-over-files';
import type { Desk } from '../../app/desk.tsx';

export const desksQuery = ({ client }: Pick<Desk, 'client'>) =>
  queryOptions<DeskBook>({ queryKey: ['desks'], queryFn: () => client.handover.desks() });
