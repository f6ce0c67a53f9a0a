/** One change for everything that is selected: choose field and value, see exactly what changes, then all or none. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { faultOf } from '#contract/fault-of';
import type { BulkPreview } from '#contract/lists';
import { actionsFor, type BulkEdit, type BulkTarget, bulkTargets } from '#domain/template/bulk-edit';
import { useDesk } from '../../../app/desk.tsx';
import { useSayer } from '../../../app/language.tsx';
import { keepingOpen } from '../../../app/long-work.ts';
import { useOnce } from '../../../app/once.ts';
import { useText } from '../../../app/use-text.ts';
import { Button } from '../../../parts/button.tsx';
import { Choice } from '../../../parts/choice.tsx';
import { Trouble } from '../../../parts/states.tsx';
import { tell } from '../../../parts/toasts.tsx';
import { useChoices, useFieldName } from './bulk-choices.ts';
import { Against, Changes } from './bulk-preview.tsx';
import './bulk.css';

/** What is asked for: an edit, or that the field be emptied. */
type Asked = Omit<BulkEdit, 'action'> & { readonly action: BulkEdit['action'] | 'clear' };

const editOf = ({ field, action, value }: Asked): BulkEdit =>
  action === 'clear' ? { field, action: 'set', value: '' } : { field, action, value };

/** Templates are removed in a dialog of their own. */
const shownTargets = bulkTargets.filter((field) => field !== 'removed');

/** As many as one operation takes. */
const mostChanged = 20_000;

export const BulkDialog = ({
  ids,
  onClose,
}: {
  readonly ids: readonly string[];
  readonly onClose: () => void;
}) => {
  const t = useText();
  const { client } = useDesk();
  const fieldName = useFieldName();
  const choices = useChoices();
  const [asked, setAsked] = useState<Asked>({ field: 'customer', action: 'set', value: '' });
  const items = choices(asked.field);
  const edit = useMemo(() => editOf(asked), [asked]);
  const looked = useDeferredValue(edit);
  // Nothing typed yet changes nothing: to empty a field is an action of its own.
  const isOpen = items === undefined && asked.action !== 'clear' && asked.value.trim() === '';
  const {
    data: preview,
    error,
    isPlaceholderData,
  } = useQuery({
    queryKey: ['bulk', ids, looked],
    queryFn: ({ signal }) =>
      client.templates.previewMany({ chosen: { ids: [...ids] }, edit: looked }, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: 0,
    enabled: !isOpen,
  });
  const { isApplying, apply } = useApply(edit, onClose);
  /** The person ticked that the state holds although findings speak against it; asked anew for each edit. */
  const [despiteOf, setDespiteOf] = useState<BulkEdit | null>(null);
  const despite = despiteOf === edit;
  const against = preview?.items.filter((item) => item.against !== null).length ?? 0;
  const changes = (preview?.changes ?? 0) - (despite ? 0 : against);
  const chooseField = (field: BulkTarget) =>
    setAsked({ field, action: actionsFor(field)[0]!, value: choices(field)?.[0]?.id ?? '' });
  // What is shown was told for this very edit. Templates that were changed since are named by the core and keep the edit from being made.
  const isSettled = !isOpen && preview !== undefined && !isPlaceholderData && looked === edit;
  const tooMany = (preview?.changes ?? 0) > mostChanged;
  return (
    <ModalOverlay className="shade" isOpen onOpenChange={(open) => !open && onClose()}>
      <Modal className="ask bulk-dialog">
        <Dialog className="ask-body">
          <Heading slot="title" className="ask-title">
            {t('bulk.title', { n: ids.length.toLocaleString('en-US') })}
          </Heading>
          <div className="bulk-edit">
            <Choice
              name={t('bulk.field')}
              value={edit.field}
              groups={[
                { name: '', items: shownTargets.map((field) => ({ id: field, name: fieldName(field) })) },
              ]}
              onChange={(field) => chooseField(field as BulkTarget)}
            />
            <Choice
              name={t('bulk.action')}
              value={asked.action}
              isDisabled={actionsFor(asked.field).length === 1 && items !== undefined}
              groups={[
                {
                  name: '',
                  items: [...actionsFor(asked.field), ...(items ? [] : (['clear'] as const))].map(
                    (action) => ({
                      id: action,
                      name: t(`bulk.${action}`),
                    }),
                  ),
                },
              ]}
              onChange={(action) => setAsked({ ...asked, action: action as Asked['action'] })}
            />
            {items ? (
              <Choice
                name={t('bulk.value')}
                value={asked.value || 'default'}
                groups={[{ name: '', items: items.map((item) => ({ ...item, id: item.id || 'default' })) }]}
                onChange={(value) => setAsked({ ...asked, value: value === 'default' ? '' : value })}
              />
            ) : asked.action === 'clear' ? null : (
              <input
                className="box"
                aria-label={t('bulk.value')}
                placeholder={t(
                  asked.field === 'tags' || asked.field === 'domains' ? 'bulk.listValue' : 'bulk.oneValue',
                )}
                value={asked.value}
                maxLength={2_000}
                autoFocus
                onChange={(event) => setAsked({ ...asked, value: event.target.value })}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && isSettled && changes > 0 && !tooMany)
                    void apply(preview, despite);
                }}
              />
            )}
          </div>
          {error ? (
            <Trouble fault={faultOf(error)} />
          ) : isOpen ? (
            <p className="bulk-open quiet">{t('bulk.typeFirst')}</p>
          ) : (
            <Changes preview={preview} field={looked.field} />
          )}
          {!isOpen && preview && against > 0 ? (
            <Against preview={preview} despite={despite} onDespite={(on) => setDespiteOf(on ? edit : null)} />
          ) : null}
          {tooMany ? (
            <p className="ink-stop" role="alert">
              {t('bulk.tooMany')}
            </p>
          ) : null}
          <div className="ask-answers">
            <Button onPress={onClose}>{t('app.cancel')}</Button>
            <Button
              look="primary"
              isDisabled={!isSettled || changes === 0 || tooMany || isApplying}
              onPress={() => preview && void apply(preview, despite)}
            >
              {t('bulk.apply', { n: (isOpen ? 0 : changes).toLocaleString('en-US') })}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};

const useApply = (edit: BulkEdit, onClose: () => void) => {
  const t = useText();
  const say = useSayer();
  const { client } = useDesk();
  const queries = useQueryClient();
  const fieldName = useFieldName();
  const [isApplying, setIsApplying] = useState(false);
  const apply = useOnce(async ({ items }: BulkPreview, despite: boolean) => {
    setIsApplying(true);
    try {
      const { changed, left, stale } = await keepingOpen(() =>
        client.templates.updateMany({
          items: items
            .filter(({ against }) => despite || against === null)
            .map(({ id, revision }) => ({ id, revision })),
          edit,
          despite,
        }),
      );
      if (stale.length > 0) {
        const names = stale.slice(0, 5).map(({ name }) => name || t('template.unnamed'));
        tell({
          level: 'stop',
          text: t('bulk.stale', { n: stale.length, names: names.join(t('history.comma')) }),
        });
      } else {
        tell({
          level: left > 0 ? 'stop' : 'good',
          text: `${t('bulk.done', { n: changed, field: fieldName(edit.field) })}${left > 0 ? t('bulk.left', { n: left }) : ''}`,
        });
        onClose();
      }
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
    setIsApplying(false);
    await queries.invalidateQueries();
  });
  return { isApplying, apply };
};
