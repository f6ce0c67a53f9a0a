import { memo, type ReactNode } from 'react';
import {
  Autocomplete,
  Button,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  SearchField,
  Select,
  SelectValue,
  useFilter,
} from 'react-aria-components';
import { DownIcon } from '../look/icons.tsx';

export type ChoiceItem = {
  readonly id: string;
  readonly name: string;
  readonly detail?: string;
  /** Shown and not to be had; `detail` says why. */
  readonly isDisabled?: boolean;
};
export type ChoiceGroup = { readonly name: string; readonly items: readonly ChoiceItem[] };

type ChoiceProps = {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly groups: readonly ChoiceGroup[];
  readonly placeholder?: string;
  readonly className?: string;
  readonly describedBy?: string | undefined;
  readonly isDisabled?: boolean;
  readonly id?: string;
  readonly before?: ReactNode;
  /** With words for it, a field above the values narrows them. */
  readonly search?: string;
};

/** A drop-down for one of several values, grouped. With the same groups it is drawn once. */
export const Choice = memo(
  ({
    name,
    value,
    onChange,
    groups,
    placeholder,
    className = '',
    describedBy,
    isDisabled = false,
    id,
    before,
    search,
  }: ChoiceProps) => (
    <Select
      aria-label={name}
      selectedKey={value === '' ? null : value}
      onSelectionChange={(key) => key !== null && String(key) !== value && onChange(String(key))}
      className={`choice ${className}`}
      isDisabled={isDisabled}
      {...(placeholder === undefined ? {} : { placeholder })}
    >
      {before}
      <Button
        className="button"
        {...(id ? { id } : {})}
        {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      >
        <SelectValue className="chosen clip">
          {({ selectedText, isPlaceholder }) =>
            isPlaceholder ? <span className="quiet">{placeholder}</span> : selectedText
          }
        </SelectValue>
        <DownIcon />
      </Button>
      <Popover className="popover" offset={4}>
        <Narrowing search={search}>
          <ListBox className="options scrolls">
            {groups.map((group) => (
              <ListBoxSection
                key={group.name || '-'}
                id={`group-${group.name}`}
                aria-label={group.name || name}
              >
                {group.name ? <Header className="options-head">{group.name}</Header> : null}
                {group.items.map((item) => (
                  <ListBoxItem
                    key={item.id}
                    id={item.id}
                    textValue={item.name}
                    className="option"
                    isDisabled={item.isDisabled ?? false}
                  >
                    <span>{item.name}</span>
                    {item.detail ? <span className="option-code num">{item.detail}</span> : null}
                  </ListBoxItem>
                ))}
              </ListBoxSection>
            ))}
          </ListBox>
        </Narrowing>
      </Popover>
    </Select>
  ),
);

const Narrowing = ({
  search,
  children,
}: {
  readonly search: string | undefined;
  readonly children: ReactNode;
}) => {
  const { contains } = useFilter({ sensitivity: 'base' });
  if (search === undefined) return children;
  return (
    <Autocomplete filter={contains}>
      <SearchField aria-label={search} autoFocus className="options-search">
        <Input className="box" placeholder={search} />
      </SearchField>
      {children}
    </Autocomplete>
  );
};
