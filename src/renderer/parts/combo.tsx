/** An input with a list: typing or an arrow opens it and narrows it by name or code, and only listed values can be chosen. */
import { memo } from 'react';
import { Button, ComboBox, Group, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { DownIcon } from '../look/icons.tsx';
import type { ChoiceItem } from './choice.tsx';

type ComboProps = {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly items: readonly ChoiceItem[];
  readonly onChange: (value: string) => void;
  readonly className?: string;
  readonly describedBy?: string;
};

/** With the same items it is drawn once: hundreds of them are looked through at each drawing. */
export const Combo = memo(({ id, name, value, items, onChange, className = '', describedBy }: ComboProps) => (
  <ComboBox
    className={`combo ${className}`}
    aria-label={name}
    selectedKey={value === '' ? null : value}
    onSelectionChange={(key) => key !== null && String(key) !== value && onChange(String(key))}
    defaultItems={items}
  >
    <Group className="combo-box">
      <Input
        id={id}
        className={`box ${className}`}
        onFocus={(event) => event.currentTarget.select()}
        {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      />
      <Button className="combo-open">
        <DownIcon />
      </Button>
    </Group>
    <Popover className="popover" offset={4}>
      <ListBox<ChoiceItem> className="options scrolls">
        {(item) => (
          <ListBoxItem id={item.id} textValue={`${item.name} ${item.id}`} className="option">
            <span>{item.name}</span>
            <span className="option-code num">{item.id}</span>
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  </ComboBox>
));
