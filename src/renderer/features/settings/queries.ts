import { queryOptions } from '@tanstack/react-query';
import type { OfficeData, PackageLicence } from '#contract/about';
import type { BackupsView } from '#contract/backups';
import type { EditionView } from '#contract/edition';
import type { RetentionView } from '#contract/erasure';
import type { UpdatesView } from '#contract/updates';
import type { WatchedView } from '#contract/watched';
import type { Desk } from '../../app/desk.tsx';

export const officeDataQuery = ({ client }: Desk) =>
  queryOptions<OfficeData>({ queryKey: ['office-data'], queryFn: () => client.about.officeData() });

export const backupsQuery = ({ client }: Desk) =>
  queryOptions<BackupsView>({ queryKey: ['backups'], queryFn: () => client.backups.list() });

export const updatesQuery = ({ client }: Desk) =>
  queryOptions<UpdatesView>({ queryKey: ['updates'], queryFn: () => client.updates.view() });

export const editionQuery = ({ client }: Desk) =>
  queryOptions<EditionView>({ queryKey: ['edition'], queryFn: () => client.edition.view() });

export const retentionQuery = ({ client }: Desk) =>
  queryOptions<RetentionView>({ queryKey: ['retention'], queryFn: () => client.erasure.retention({}) });

/** Files come without anybody pressing a key: how folders stand is asked again. */
export const watchedQuery = ({ client }: Desk) =>
  queryOptions<readonly WatchedView[]>({
    queryKey: ['watched'],
    queryFn: () => client.watched.list(),
    refetchInterval: 3_000,
  });

export const licencesQuery = ({ client }: Desk) =>
  queryOptions<readonly PackageLicence[]>({
    queryKey: ['licences'],
    queryFn: () => client.about.licences(),
    staleTime: Number.POSITIVE_INFINITY,
  });
