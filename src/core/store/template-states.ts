/** How a template and its names get their states, and what follows from one for the other (docs/adr/0024). */
import { Fault } from '#contract/faults';
import type { TemplateEvent } from '#contract/views';
import type { CalendarDate } from '#domain/date/calendar-date';
import { stateFromDomains } from '#domain/domain-name/domain-state';
import type { TargetPack } from '#domain/target/target';
import type { TemplateFields } from '#domain/template/fields';
import type { ReviewState } from '#domain/template/state';
import type { Clock } from '../ports/clock.ts';
import type { DomainsChange } from '../ports/templates.ts';
import type { Outcomes } from './outcomes.ts';
import type { TemplateDomains } from './template-domains.ts';
import type { TemplateReader, TemplateRecord } from './template-view.ts';

type Needs = {
  readonly clock: Clock;
  readonly targetOf: (id: string) => TargetPack;
  readonly reader: Pick<TemplateReader, 'check'>;
  readonly outcomes: Pick<Outcomes, 'record'>;
  readonly domains: Pick<TemplateDomains, 'set'>;
  readonly write: (state: ReviewState, id: string) => void;
};

/** When and where it was sent, where that is not today and not its own target. */
type Sent = { readonly on?: CalendarDate | undefined; readonly target?: string | undefined };

/** Both are called inside the transaction of a change and answer with the data of its event; null where nothing changes. */
export type TemplateStates = {
  setTemplate(record: TemplateRecord, to: ReviewState, message: string, sent?: Sent): TemplateEvent['data'];
  /** Fault: domain-unknown. */
  setDomains(record: TemplateRecord, change: DomainsChange): TemplateEvent['data'] | null;
};

export const openTemplateStates = ({
  clock,
  targetOf,
  reader,
  outcomes,
  domains,
  write,
}: Needs): TemplateStates => {
  /** With an outcome of what the desk finds now. */
  const setState = (
    record: TemplateRecord,
    state: ReviewState,
    message: string,
    { on = clock.today(), target }: Sent = {},
  ): void => {
    const { fields, findings } = reader.check(record, targetOf, clock.today());
    outcomes.record(record.id, state, {
      // Another day has no hour: its noon lies in the same day in every zone of the office.
      at: on === clock.today() ? clock.now() : `${on}T04:00:00.000Z`,
      target: target ?? targetOf(fields.target).id,
      findings: [...new Set(findings.map((finding) => finding.code))],
      message,
    });
    write(state, record.id);
  };

  const set = (record: TemplateRecord, change: DomainsChange) => {
    const typed = (JSON.parse(record.fields) as TemplateFields).domains;
    const on: CalendarDate = change.on ?? clock.today();
    const done = domains.set(record.id, typed, { ...change, on });
    if (!done) throw new Fault('domain-unknown');
    return done;
  };

  return {
    setTemplate: (record, to, message, sent = {}) => {
      const { on } = sent;
      setState(record, to, message, sent);
      // They were handed in with the same papers.
      if (to === 'verified' || to === 'rejected')
        set(record, { chosen: { of: 'in-review' }, state: to, message });
      return { from: record.state, to, ...(on && on !== clock.today() ? { on } : {}) };
    },
    setDomains: (record, change) => {
      const done = set(record, change);
      if (done.changed === 0) return null;
      const { state, message = '' } = change;
      const from = record.state as ReviewState;
      const records = done.domains.map((domain) => domain.record);
      const to = stateFromDomains(from, records);
      // Another name that comes back is another answer, although the template was rejected before.
      if (to !== from || (state === 'rejected' && to === state)) setState(record, to, message);
      return { names: done.changed, ...(state ? { state } : {}), ...(to === from ? {} : { from, to }) };
    },
  };
};
