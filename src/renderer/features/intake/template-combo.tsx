/** Finds a template by typing: name, customer, domain or number. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { ComboBox, Group, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';

type ComboProps = {
  readonly onChoose: (id: string) => void;
};

type Found = { readonly id: string; readonly name: string; readonly detail: string };

export const TemplateCombo = ({ onChoose }: ComboProps) => {
  const t = useText();
  const say = useSayer();
  const { client } = useDesk();
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const { data } = useQuery({
    queryKey: ['list', 'intake', search],
    queryFn: () => client.templates.list({ search, filter: 'all', limit: 20 }),
    enabled: search !== '',
    placeholderData: keepPreviousData,
  });
  const found: Found[] =
    search === ''
      ? []
      : (data?.rows ?? []).map((row) => ({
          id: row.id,
          name: row.name || t('template.unnamed'),
          detail: [row.certificateType ? say.certificate(row.certificateType) : '', row.maskedNumber]
            .filter(Boolean)
            .join(' '),
        }));
  return (
    <ComboBox<Found>
      className="combo"
      aria-label={t('intake.assign')}
      inputValue={typed}
      onInputChange={setTyped}
      items={found}
      selectedKey={null}
      onSelectionChange={(key) => key !== null && onChoose(String(key))}
      menuTrigger="focus"
      allowsEmptyCollection={false}
    >
      <Group className="combo-box">
        <Input className="box" placeholder={t('intake.assignHint')} />
      </Group>
      <Popover className="popover" offset={4}>
        <ListBox<Found> className="options scrolls">
          {(item) => (
            <ListBoxItem id={item.id} textValue={item.name} className="option">
              <span>{item.name}</span>
              {item.detail ? <span className="option-code num">{item.detail}</span> : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
};
