import { queryOptions } from '@tanstack/react-query';
import type { OfficeData, PackageLicence } from '#contract/about';
import type { Desk } from '../../app/desk.tsx';

export const officeDataQuery = ({ client }: Desk) =>
  queryOptions<OfficeData>({ queryKey: ['office-data'], queryFn: () => client.about.officeData() });

export const licencesQuery = ({ client }: Desk) =>
  queryOptions<readonly PackageLicence[]>({
    queryKey: ['licences'],
    queryFn: () => client.about.licences(),
    staleTime: Number.POSITIVE_INFINITY,
  });
