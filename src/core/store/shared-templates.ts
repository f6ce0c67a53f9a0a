/** Reads and writes templates as desks hand them to each other: by content, without the ids of one desk. */
import { Fault } from '#contract/faults';
import { blankDomain } from '#domain/domain-name/domain-state';
import { type CellPath, toCells } from '#domain/merge/cells';
import { decideCell } from '#domain/merge/merge-templates';
import {
  type ScanKey,
  type SharedPicture,
  scanKey,
  type TemplateContent,
} from '#domain/merge/template-content';
import type { Plan } from '#domain/plan/plan';
import type { Clock } from '../ports/clock.ts';
import type { Bodies, PictureBody, ScanBody, SharedTemplates } from '../ports/shared-templates.ts';
import type { Templates } from '../ports/templates.ts';
import { openCommonStates } from './common-states.ts';
import { openDomainRecords } from './domain-records.ts';
import type { History } from './events.ts';
import type { Store } from './open-store.ts';
import { openOutcomes } from './outcomes.ts';
import { type PictureRow, type ScanRow, sharedStatements } from './shared-statements.ts';
import { scanInserter, templateStatements } from './template-statements.ts';
import { readFields } from './template-view.ts';

type Needs = {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly history: Pick<History, 'append'>;
  readonly templates: Pick<Templates, 'adopt'>;
};

export const openSharedTemplates = (
  store: Store,
  { clock, newId, history, templates }: Needs,
): SharedTemplates => {
  const sql = sharedStatements(store);
  const insertScan = scanInserter(templateStatements(store));
  const records = openDomainRecords(store);
  const outcomes = openOutcomes(store);
  const common = openCommonStates(store);

  const content = (id: string): TemplateContent => {
    const row = sql.template.get(id);
    if (!row) throw new Fault('not-found');
    const scans = keyed(sql.scans.all(id));
    const keyOf = new Map([...scans].map(([key, scan]) => [scan.id, key]));
    return {
      fields: readFields(row.fields),
      state: row.state,
      removed: row.removed === 1,
      agreed: JSON.parse(row.agreed),
      records: Object.fromEntries(records.of(id)),
      scans: [...scans]
        .filter(([, { detached }]) => detached === 0)
        .map(([key, { side }]) => ({ key, side })),
      picture: sharedPicture(
        sql.pictures.all(id).find(({ aside }) => aside === 0),
        keyOf,
      ),
      outcomes: outcomes.of(id).toReversed(),
    };
  };

  const bodies = (id: string): Bodies => ({
    scans: new Map([...keyed(sql.scans.all(id))].map(([key, row]) => [key, toScanBody(row)])),
    pictures: new Map(
      sql.pictures
        .all(id)
        .toReversed()
        .map((row) => [row.sha256, toPictureBody(row)]),
    ),
  });

  /** Attached scans become those of the content. Answers each scan's id by its key. */
  const writeScans = (id: string, wanted: TemplateContent['scans'], from: Bodies): Map<ScanKey, string> => {
    const there = keyed(sql.scans.all(id));
    const sides = new Map(wanted.map(({ key, side }) => [key, side]));
    for (const [key, { id: scan, detached }] of there)
      if (detached === 0 && !sides.has(key)) sql.detach.run(clock.now(), scan);
    const ids = new Map([...there].map(([key, scan]) => [key, scan.id]));
    for (const [key, side] of sides) {
      const known = ids.get(key);
      const body = from.scans.get(key);
      if (known !== undefined) sql.attach.run(side, known);
      else if (body) {
        const [sha256 = ''] = key.split('#');
        ids.set(key, insertScan(newId(), id, { ...body, side, sha256 }, clock.now()));
      }
    }
    return ids;
  };

  const writePicture = (
    id: string,
    wanted: SharedPicture | null,
    from: Bodies,
    ids: ReadonlyMap<ScanKey, string>,
  ): void => {
    if (!wanted) return void sql.allAside.run(id);
    const plan = ownPlan(wanted, ids);
    const body = from.pictures.get(wanted.sha256);
    if (!plan || !body) return;
    const text = JSON.stringify(plan);
    const known = sql.samePicture.get(id, wanted.sha256, wanted.target, text);
    if (known !== undefined) return void sql.counts.run({ id, picture: known });
    sql.insertPicture.run({
      id: newId(),
      template_id: id,
      sha256: wanted.sha256,
      vault_id: body.vaultId,
      plan: text,
      target: wanted.target,
      output: JSON.stringify(body.output),
      findings: JSON.stringify(body.findings),
      at: clock.now(),
    });
  };

  const write = (id: string, to: TemplateContent, from: Bodies): void => {
    sql.set.run({
      id,
      fields: JSON.stringify(to.fields),
      state: to.state,
      agreed: JSON.stringify(to.agreed),
      removed: to.removed ? 1 : 0,
      at: clock.now(),
    });
    records.replace(id, []);
    records.put(
      id,
      new Map(Object.entries(to.records).map(([name, record]) => [name, { ...blankDomain, ...record }])),
    );
    writePicture(id, to.picture, from, writeScans(id, to.scans, from));
    sql.dropOutcomes.run(id);
    for (const { findings, failures, ...outcome } of to.outcomes)
      sql.addOutcome.run({
        ...outcome,
        template: id,
        findings: JSON.stringify(findings),
        failures: JSON.stringify(failures),
      });
  };

  const standing: SharedTemplates['standing'] = (id) => {
    if (sql.isErased.get(id)) return 'erased';
    const row = sql.template.get(id);
    return row && !(row.removed === 1 && sql.lastTurn.get(id) === 'undone') ? 'here' : 'none';
  };

  return {
    standing: (id) => store.read(() => standing(id)),
    content: (id) => store.read(() => content(id)),
    bodies: (id) => store.read(() => bodies(id)),
    states: (id) => store.read(() => common.hashes(id)),
    stateOf: (id, hash) => store.read(() => common.stateOf(id, hash)),
    conflicts: (id) => store.read(() => common.conflicts(id)),
    noteCommon: (id, state) => store.transaction(() => common.note(id, state, false)),
    noteHandedOver: (id) => void store.transaction(() => history.append(id, clock.now(), 'handed-over')),
    take: (id, { content: to, bodies: from, state, conflicts, from: desk, isStep }) =>
      templates.adopt(id, null, 'taken-over', () => {
        write(id, to, from);
        common.putConflicts(id, conflicts);
        common.note(id, state, isStep);
        return { desk };
      }),
    decide: (id, revision, field, value) =>
      templates.adopt(id, revision, 'decided', () => {
        const open = common.conflicts(id);
        if (!open.some((conflict) => conflict.field === field)) throw new Fault('not-found');
        const now = content(id);
        if (!isCell(field, now)) throw new Fault('not-found');
        write(id, decideCell(now, field, value), bodies(id));
        common.putConflicts(
          id,
          open.filter((conflict) => conflict.field !== field),
        );
        return { field: field.split('/')[0]! };
      }),
  };
};

/** A conflict's field is one that the template has, or an entry of one of its lists. */
const isCell = (field: CellPath, content: TemplateContent): boolean =>
  field.includes('/') || toCells(content).has(field);

/** By bytes and page; attached ones win over those that were taken away. Of two the first. */
const keyed = (rows: readonly ScanRow[]): Map<ScanKey, ScanRow> => {
  const found = new Map<ScanKey, ScanRow>();
  for (const row of rows) {
    const key = scanKey(row.sha256, row.page);
    const known = found.get(key);
    if (!known || (known.detached === 1 && row.detached === 0)) found.set(key, row);
  }
  return found;
};

const toScanBody = ({ vaultId, name, facts, findings, password }: ScanRow): ScanBody => ({
  vaultId,
  name,
  password,
  facts: { page: 1, papers: [], ...JSON.parse(facts) },
  findings: JSON.parse(findings),
});

const toPictureBody = ({ vaultId, output, findings }: PictureRow): PictureBody => ({
  vaultId,
  output: JSON.parse(output),
  findings: JSON.parse(findings),
});

/** Null for one whose scans are not known any more. */
const sharedPicture = (
  row: PictureRow | undefined,
  keyOf: ReadonlyMap<string, ScanKey>,
): SharedPicture | null => {
  if (!row) return null;
  const { sides, ...plan } = JSON.parse(row.plan) as Plan;
  if (!sides.every(({ scanId }) => keyOf.has(scanId))) return null;
  return {
    sha256: row.sha256,
    target: row.target,
    plan: { ...plan, sides: sides.map(({ scanId, ...side }) => ({ ...side, scan: keyOf.get(scanId)! })) },
  };
};

const ownPlan = (
  { plan: { sides, ...plan } }: SharedPicture,
  ids: ReadonlyMap<ScanKey, string>,
): Plan | null =>
  sides.every(({ scan }) => ids.has(scan))
    ? {
        version: plan.version,
        sides: sides.map(({ scan, ...side }) => ({ scanId: ids.get(scan)!, ...side })),
        layout: plan.layout,
        rim: plan.rim,
        paper: plan.paper,
        format: plan.format,
      }
    : null;
