/** Narrows the list by what templates have in common: a finding, a customer, a tag, a target; all at once, with search and state. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { Narrow } from '#contract/schemas';
import { readKind } from '#domain/finding/kind';
import { useDesk } from '../../../app/desk.tsx';
import { useSayer } from '../../../app/language.tsx';
import { bundlesQuery, type ListQuery } from '../../../app/queries.ts';
import { useStock } from '../../../app/stock.ts';
import { useTargetName } from '../../../app/use-target-name.ts';
import { useText } from '../../../app/use-text.ts';
import { CloseIcon } from '../../../look/icons.tsx';
import { Button, IconButton } from '../../../parts/button.tsx';
import { Choice, type ChoiceItem } from '../../../parts/choice.tsx';
import { NarrowDays } from './narrow-days.tsx';
import './narrow-bar.css';

const facetNames = ['finding', 'customer', 'tag', 'target'] as const;
type FacetName = (typeof facetNames)[number];

export const isNarrowed = ({ only = {} }: ListQuery): boolean =>
  only.bundle !== undefined ||
  only.compare !== undefined ||
  only.days !== undefined ||
  only.errand !== undefined ||
  facetNames.some((name) => only[name] !== undefined);

type BarProps = {
  readonly query: ListQuery;
  readonly onQuery: (query: ListQuery) => void;
  /** The cursor goes to its first question. */
  readonly takesFocus: boolean;
  readonly onClose: () => void;
};

const any = 'any';

export const NarrowBar = ({ query, onQuery, takesFocus, onClose }: BarProps) => {
  const t = useText();
  const desk = useDesk();
  const nameOf = useValueNames();
  const { filter, search, only = {} } = query;
  const { data: facets } = useQuery({
    queryKey: ['list', 'facets', filter, search, only],
    queryFn: () => desk.client.templates.facets({ filter, search, only }),
    placeholderData: keepPreviousData,
  });
  useEffect(() => {
    if (takesFocus) document.getElementById('narrow-finding')?.focus();
  }, [takesFocus]);
  const choose = (name: FacetName, value: string) => {
    const { [name]: _gone, ...others } = only;
    const next: Narrow = value === any ? others : { ...others, [name]: value.slice(1) };
    onQuery({ ...query, only: next });
  };
  const itemsOf = (name: FacetName): readonly ChoiceItem[] => {
    const chosen = only[name];
    const values = facets?.[name] ?? [];
    // What was chosen stays to be seen, also where nothing is left of it.
    const shown =
      chosen === undefined || values.some(({ value }) => value === chosen)
        ? values
        : [{ value: chosen, templates: 0 }, ...values];
    return [
      { id: any, name: t('narrow.any') },
      ...shown.map(({ value, templates }) => ({
        id: `=${value}`,
        name: nameOf(name, value),
        detail: templates.toLocaleString('en-US'),
      })),
    ];
  };
  return (
    <div className="narrow-bar" role="group" aria-label={t('narrow.name')}>
      {only.bundle === undefined ? null : (
        <BundleChip
          bundle={only.bundle}
          onClear={() => {
            const { bundle: _gone, ...others } = only;
            onQuery({ ...query, only: others });
          }}
        />
      )}
      <MineToggle
        isOn={only.errand !== undefined}
        onChange={(isOn) => {
          const { errand: _gone, ...others } = only;
          onQuery({ ...query, only: isOn ? { ...others, errand: 'mine' } : others });
        }}
      />
      {only.compare === undefined && !facets?.compare?.length ? null : (
        <ToggleButton
          className="filter"
          isSelected={only.compare !== undefined}
          onChange={(isOn) => {
            const { compare: _gone, ...others } = only;
            onQuery({ ...query, only: isOn ? { ...others, compare: 'yes' } : others });
          }}
        >
          {t('narrow.compare')}{' '}
          <span className="tabular">{(facets?.compare?.[0]?.templates ?? 0).toLocaleString('en-US')}</span>
        </ToggleButton>
      )}
      {facetNames.map((name) => (
        <Choice
          key={name}
          id={`narrow-${name}`}
          name={t(`narrow.${name}`)}
          className={only[name] === undefined ? 'narrow' : 'narrow on'}
          value={only[name] === undefined ? '' : `=${only[name]}`}
          placeholder={t(`narrow.${name}`)}
          search={t('narrow.find')}
          groups={[{ name: '', items: itemsOf(name) }]}
          onChange={(value) => choose(name, value)}
        />
      ))}
      <NarrowDays only={only} onOnly={(next) => onQuery({ ...query, only: next })} />
      <IconButton
        size="small"
        name={t('narrow.clear')}
        icon={<CloseIcon />}
        onPress={() => {
          const { only: _none, ...whole } = query;
          onQuery(whole);
          onClose();
        }}
      />
    </div>
  );
};

/** What colleagues handed to this desk; there while something was, or it is chosen. */
const MineToggle = ({
  isOn,
  onChange,
}: {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}) => {
  const t = useText();
  const stock = useStock();
  const count = stock?.errands.filter(({ to }) => to === stock.desk).length ?? 0;
  if (!isOn && count === 0) return null;
  return (
    <ToggleButton className="filter" isSelected={isOn} onChange={onChange}>
      {t('stock.mine')} <span className="tabular">{count.toLocaleString('en-US')}</span>
    </ToggleButton>
  );
};

/** The list shows what went into one bundle. */
const BundleChip = ({ bundle, onClear }: { readonly bundle: string; readonly onClear: () => void }) => {
  const t = useText();
  const { data } = useQuery(bundlesQuery(useDesk()));
  const file = data?.find(({ id }) => id === bundle)?.fileName ?? '';
  return (
    <Button
      size="small"
      icon={<CloseIcon />}
      aria-label={t('narrow.withoutBundle', { file })}
      onPress={onClear}
    >
      {t('narrow.bundle', { file })}
    </Button>
  );
};

const useValueNames = (): ((name: FacetName, value: string) => string) => {
  const t = useText();
  const say = useSayer();
  const targetName = useTargetName();
  return (name, value) => {
    if (value === '') return t('narrow.none');
    if (name === 'target') return targetName(value);
    if (name !== 'finding') return value;
    const kind = readKind(value);
    if (!kind) return value;
    const sentence = say.rule(kind.code, kind.field);
    const place = kind.field ? say.field(kind.field) : '';
    return place === '' || sentence.includes(place) ? sentence : `${place} · ${sentence}`;
  };
};
