/** What became of the templates of a bundle. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { BundleStanding } from '#contract/mark-submitted';
import { type Desk, useDesk } from '../../app/desk.tsx';

export const standingQuery = ({ client }: Desk, bundle: string) =>
  queryOptions<BundleStanding>({
    queryKey: ['bundles', 'standing', bundle],
    queryFn: () => client.bundles.standing({ bundle }),
  });

/** undefined while it is asked for. */
export const useStanding = (bundle: string): BundleStanding | undefined =>
  useQuery(standingQuery(useDesk(), bundle)).data;
