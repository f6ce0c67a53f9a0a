/** Templates in the store: every change is one transaction that writes the record, its row in the list, its search text and an event. */
import { Fault } from '#contract/faults';
import type { TemplateEvent, TemplateView } from '#contract/views';
import { numberKey } from '#domain/list/read-row';
import { maskNumber } from '#domain/number/format-number';
import { datedAnswers } from '#domain/question/answer';
import { agreedWith, stillAgreed } from '#domain/template/agreed';
import { changedFields } from '#domain/template/changed-fields';
import { displayName } from '#domain/template/display-name';
import { blankFields, type TemplateFields } from '#domain/template/fields';
import type { ReviewState } from '#domain/template/state';
import type { Checked, Templates } from '../ports/templates.ts';
import { openCalendarEntries } from './calendar-entries.ts';
import { openDomainRecords } from './domain-records.ts';
import { findMentioned } from './mentioned.ts';
import type { Store } from './open-store.ts';
import { openOutcomes } from './outcomes.ts';
import { openTemplateDays } from './template-days.ts';
import { openTemplateDomains } from './template-domains.ts';
import { openTemplateImages, readImage, withoutTemplate } from './template-image.ts';
import { openTemplateListing } from './template-list.ts';
import { marksOf } from './template-marks.ts';
import { openTemplateSearch, searchText } from './template-search.ts';
import { scanInserter, templateStatements } from './template-statements.ts';
import { openTemplateStates } from './template-states.ts';
import { openTemplateTiles } from './template-tiles.ts';
import { openTemplateReader, readFields, type TemplateRecord, toRecord } from './template-view.ts';
import type { TemplatesNeeds } from './templates-needs.ts';

export const openTemplates = (store: Store, needs: TemplatesNeeds): Templates => {
  const { clock, newId, history, journal } = needs;
  const outcomes = openOutcomes(store);
  const reader = openTemplateReader(store, history, outcomes, needs.ruleBook);
  const sql = templateStatements(store);
  const insertScan = scanInserter(sql);
  const search = openTemplateSearch(store);
  const images = openTemplateImages(store);
  const domains = openTemplateDomains(store, openDomainRecords(store));
  const calendar = openCalendarEntries(store);
  const days = openTemplateDays(store, { ...needs, calendar, domains });
  const listing = openTemplateListing(store, search);
  const tileOf = openTemplateTiles(store);
  const write = (state: ReviewState, id: string): void => void sql.setState.run(state, id);
  const states = openTemplateStates({ ...needs, reader, outcomes, domains, write });

  const checkedFor = (): string => `${clock.today()} ${needs.defaultTarget()} ${needs.rulesVersion()}`;
  const viewOf = (record: TemplateRecord, target?: string, today = clock.today()): TemplateView =>
    withCounts(
      reader.view(record, (own) => needs.targetOf(target || own), today),
      record.key,
    );
  /** What its names come to stands beside its row. */
  const withCounts = (view: Omit<TemplateView, 'domains'>, key: number): TemplateView => {
    return { ...view, domains: domains.counts(key) };
  };
  const dated = (fields: TemplateFields): TemplateFields => ({
    ...fields,
    questions: datedAnswers(fields.questions, clock.today()),
  });

  /** Writes what list and search show of a template. */
  const shelve = (view: Omit<Checked, 'scan'>, key: number): void => {
    const { fields, check } = view;
    search.write(
      key,
      searchText(fields),
      marksOf(fields, view.findings, needs.targetOf(fields.target).id, view.doubts),
    );
    sql.putRow.run({
      key,
      id: view.id,
      holder_kind: fields.holderKind,
      name: displayName(fields),
      certificate_type: fields.certificate.type,
      masked_number: fields.certificate.number && maskNumber(fields.certificate.number),
      customer: fields.customer,
      updated_at: view.updatedAt,
      shelf: view.removed ? 'removed' : view.state === 'not-submitted' ? check.readiness : view.state,
      state: view.state,
      readiness: check.readiness,
      stops: check.stops,
      warns: check.warns,
      ready_from: check.readyFrom,
      worst: check.worst,
      checked_for: checkedFor(),
      created_at: view.createdAt,
      number_key: numberKey(fields),
    });
    days.put(view, key);
    listing.touch([key]);
  };

  const shelveRecord = (record: TemplateRecord): void =>
    shelve(reader.check(record, needs.targetOf, clock.today()), record.key);

  /** One change of one template: `work` writes, then record, row and event follow. */
  const change = (
    id: string,
    revision: number | null,
    kind: TemplateEvent['kind'],
    work: (record: TemplateRecord) => TemplateEvent['data'] | null,
  ): TemplateView =>
    store.transaction(() => {
      const record = reader.record(id);
      if (revision !== null && record.revision !== revision)
        throw new Fault('stale-revision', { revision, current: record.revision });
      const before = journal.isKeeping() ? images.read(id) : '';
      const data = work(record);
      if (data === null) return viewOf(record);
      sql.touch.run({ id, at: clock.now() });
      history.append(id, clock.now(), kind, data);
      journal.note(id, before, 'fields' in data ? `${id} ${kind} ${String(data['fields'])}` : null);
      const view = viewOf(reader.record(id));
      shelve(view, record.key);
      return withCounts(view, record.key);
    });

  /** A new row. `write` puts in what comes with it and says what the event holds. */
  const begin = (
    id: string,
    fields: TemplateFields,
    kind: TemplateEvent['kind'],
    write?: () => TemplateEvent['data'],
  ): TemplateView =>
    store.transaction(() => {
      const at = clock.now();
      sql.insert.run({ id, fields: JSON.stringify(fields), at });
      history.append(id, at, kind, write?.());
      journal.note(id, journal.isKeeping() ? withoutTemplate(images.read(id)) : '');
      const record = reader.record(id);
      const view = viewOf(record);
      shelve(view, record.key);
      return withCounts(view, record.key);
    });

  const ownScan = (id: string, scanId: string): void => {
    if (sql.scanOwner.get(scanId)?.template_id !== id) throw new Fault('not-found');
  };

  return {
    list: (query) => store.read(() => listing.page(query)),
    counts: (scope) => store.read(() => listing.counts(scope)),
    facets: (scope) => store.read(() => listing.facets(scope)),
    listedIds: (scope) => store.read(() => listing.ids(scope)),
    tiles: (ids) => store.read(() => ids.map(tileOf)),
    // The common case, none, is answered by the ends of an index.
    staleRows: () =>
      store.read(() => {
        const now = checkedFor();
        const { first, last } = sql.checkedEnds.get()!;
        return (first ?? now) === now && (last ?? now) === now ? 0 : sql.countStale.get(now)!;
      }),
    byNumber: (key) => store.read(() => sql.byNumber.all(key)),
    recordOf: (id) => store.read(() => toRecord(reader.record(id))),
    forget: (keys) => {
      search.forget(keys);
      listing.touch(keys);
    },
    warmSearch: () => store.read(() => listing.warm()),
    warmColumn: (column) => store.read(() => store.db.open && listing.warmColumn(column)),
    has: (id) => store.read(() => sql.keyOf.get(id) !== undefined),
    transaction: (work) => store.transaction(work),
    view: (id, options = {}) => store.read(() => viewOf(reader.record(id), options.target, options.today)),
    ids: () => store.read(() => sql.ids.all().map((row) => row.id)),
    check: (id, { target, today = clock.today(), fields, book } = {}) =>
      store.read(() => {
        const record = reader.record(id);
        const as = fields ? { ...record, fields: JSON.stringify(fields) } : record;
        return reader.check(as, (own) => target ?? needs.targetOf(own), today, book);
      }),
    stopsOf: (id) => store.read(() => sql.stopsOf.get(id) ?? 0),
    days: () => store.read(() => days.all()),
    calendar: {
      counts: (range) => store.read(() => calendar.counts(range)),
      page: (range, offset, limit) => store.read(() => calendar.page(range, offset, limit)),
      next: (range, after, limit) => store.read(() => calendar.next(range, after, limit)),
    },
    returned: (query) => store.read(() => days.returned(query)),
    unrepaired: () => store.read(() => days.unrepaired()),
    mentioned: (text) => store.read(() => findMentioned(store, text)),
    ruleCounts: () => store.read(() => outcomes.counts()),
    create: (typed) => begin(newId(), dated(typed), 'created'),
    update: (id, revision, typed) => {
      const fields = dated(typed);
      return change(id, revision, 'changed', (record) => {
        const changed = changedFields(readFields(record.fields), fields);
        if (changed.length === 0) return null;
        sql.setFields.run(JSON.stringify(fields), id);
        sql.setAgreed.run(JSON.stringify(stillAgreed(JSON.parse(record.agreed), fields)), id);
        return { fields: changed };
      });
    },
    agree: (id, revision, paths) =>
      change(id, revision, 'agreed', (record) => {
        const agreed = agreedWith(JSON.parse(record.agreed), readFields(record.fields), paths);
        if (agreed === null) return null;
        sql.setAgreed.run(JSON.stringify(agreed), id);
        return { fields: paths };
      }),
    setRemoved: (id, revision, removed) =>
      change(id, revision, removed ? 'removed' : 'restored', () => {
        sql.setRemoved.run(removed ? clock.now() : null, id);
        return {};
      }),
    setState: (id, revision, state, { message = '', on, target } = {}) =>
      change(id, revision, 'state-set', (record) =>
        states.setTemplate(record, state, message, { on, target }),
      ),
    domains: (id) =>
      store.read(() => {
        const record = reader.record(id);
        return domains.of(id, (JSON.parse(record.fields) as TemplateFields).domains);
      }),
    domainCounts: (id) => store.read(() => domains.counts(reader.record(id).key)),
    stateDays: (id) => store.read(() => days.stateDays(id, reader.record(id).created_at)),
    setDomains: (id, revision, wanted) =>
      change(id, revision, 'domains-set', (record) => states.setDomains(record, wanted)),
    attachScan: (id, scan) =>
      change(id, null, 'scan-attached', () => {
        if (sql.sameScan.get(id, scan.sha256, scan.facts.page)) return null;
        return {
          scan: insertScan(newId(), id, scan, clock.now()),
          type: scan.facts.type,
          bytes: scan.facts.bytes,
        };
      }),
    changePages: (id, { leave, add }) =>
      change(id, null, 'changed', () => {
        for (const scanId of leave) {
          ownScan(id, scanId);
          sql.detach.run(clock.now(), scanId);
        }
        const scans = add.map((scan) => insertScan(newId(), id, scan, clock.now()));
        return leave.length + add.length === 0 ? null : { scans, left: leave };
      }),
    setScanSide: (id, scanId, side) =>
      change(id, null, 'changed', () => {
        ownScan(id, scanId);
        sql.setSide.run(side, scanId);
        return { scan: scanId, side };
      }),
    detachScan: (id, scanId) =>
      change(id, null, 'scan-detached', () => {
        ownScan(id, scanId);
        sql.detach.run(clock.now(), scanId);
        return { scan: scanId };
      }),
    savePicture: (id, picture) =>
      change(id, null, 'picture-prepared', () => {
        const pictureId = newId();
        sql.setRefusal.run(null, id);
        sql.insertPicture.run({
          id: pictureId,
          template_id: id,
          sha256: picture.sha256,
          vault_id: picture.vaultId,
          plan: JSON.stringify(picture.plan),
          target: picture.target,
          output: JSON.stringify(picture.output),
          findings: JSON.stringify(picture.findings),
          at: clock.now(),
        });
        return { picture: pictureId, bytes: picture.output.bytes, target: picture.target };
      }),
    saveRefusal: (id, refusal) =>
      change(id, null, 'changed', () => {
        sql.setRefusal.run(JSON.stringify(refusal), id);
        return { refused: refusal.findings.map((finding) => finding.code) };
      }),
    scanFile: (scanId) => store.read(() => found(sql.scanFile.get(scanId))),
    pictureFile: (pictureId) => store.read(() => found(sql.pictureFile.get(pictureId))),
    pictureRecord: (pictureId) =>
      store.read(() => {
        const { plan, counts, ...record } = found(sql.pictureRecord.get(pictureId));
        return { ...record, plan: JSON.parse(plan), counts: counts === 1 };
      }),
    noteNumberShown: (id) =>
      store.transaction(() => {
        const record = reader.record(id);
        history.append(id, clock.now(), 'number-shown');
        return viewOf(record);
      }),
    noteListed: (ids) => {
      store.transaction(() => {
        for (const id of ids) history.append(id, clock.now(), 'listed');
      });
    },
    recordBundled: (ids, bundleId) => {
      store.transaction(() => {
        for (const id of ids) history.append(id, clock.now(), 'bundled', { bundle: bundleId });
      });
    },
    adopt: (id, revision, kind, write) =>
      sql.keyOf.get(id) ? change(id, revision, kind, write) : begin(id, blankFields, kind, write),
    restore: (changes, kind, step, alongside) =>
      store.transaction(() => {
        for (const { template: id, image } of changes) {
          const { state } = reader.record(id);
          const to = readImage(image);
          images.write(id, image, clock.now());
          sql.touch.run({ id, at: clock.now() });
          history.append(id, clock.now(), kind, {
            step,
            ...(to.state === state ? {} : { from: state, to: to.state }),
          });
          shelveRecord(reader.record(id));
        }
        alongside();
      }),
    recheckStale: (limit) => {
      // Behind a desk that was closed meanwhile.
      if (!store.db.open) return 0;
      return store.derive(() => {
        const stale = sql.stale.all(checkedFor(), limit);
        for (const record of stale) shelveRecord(record);
        return stale.length;
      });
    },
    reshelve: (ids) => {
      if (ids.length === 0) return;
      store.derive(() => {
        for (const id of ids) shelveRecord(reader.record(id));
      });
    },
    outdatedRows: (key, limit) =>
      store.read(() => {
        const shelved = sql.shelved.all(key, limit);
        const outdated = shelved.filter(
          (row) => row.fits !== 1 || row.text !== searchText(JSON.parse(row.fields) as TemplateFields),
        );
        return { ids: outdated.map(({ id }) => id), last: shelved.at(-1)?.key ?? null };
      }),
  };
};

const found = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Fault('not-found');
  return value;
};
