import { queryOptions } from '@tanstack/react-query';
import type { OfficeData, PackageLicence } from '#contract/about';
import type { BackupsView } from '#contract/backups';
import type { RetentionView } from '#contract/erasure';
import type { Desk } from '../../app/desk.tsx';

export const officeDataQuery = ({ client }: Desk) =>
  queryOptions<OfficeData>({ queryKey: ['office-data'], queryFn: () => client.about.officeData() });

export const backupsQuery = ({ client }: Desk) =>
  queryOptions<BackupsView>({ queryKey: ['backups'], queryFn: () => client.backups.list() });

export const retentionQuery = ({ client }: Desk) =>
  queryOptions<RetentionView>({ queryKey: ['retention'], queryFn: () => client.erasure.retention({}) });

export const licencesQuery = ({ client }: Desk) =>
  queryOptions<readonly PackageLicence[]>({
    queryKey: ['licences'],
    queryFn: () => client.about.licences(),
    staleTime: Number.POSITIVE_INFINITY,
  });
