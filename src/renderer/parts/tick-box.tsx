import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import { TickIcon } from '../look/icons.tsx';

type TickBoxProps = {
  readonly isSelected: boolean;
  readonly onChange: (selected: boolean) => void;
  readonly children: ReactNode;
  readonly id?: string;
};

export const TickBox = ({ isSelected, onChange, children, id }: TickBoxProps) => (
  <Checkbox isSelected={isSelected} onChange={onChange} className="check" {...(id ? { id } : {})}>
    <span className="tick" aria-hidden="true">
      <TickIcon />
    </span>
    <span>{children}</span>
  </Checkbox>
);
