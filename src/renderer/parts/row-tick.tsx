/** The tick box of a row in a list. The list itself keeps the focus and the keys. */
import { TickIcon } from '../look/icons.tsx';
import './list-row.css';

export const RowTick = ({
  name,
  isSelected,
  onToggle,
}: {
  readonly name: string;
  readonly isSelected: boolean;
  readonly onToggle: (withShift: boolean) => void;
}) => (
  <span role="gridcell" className="row-tick">
    <span
      role="checkbox"
      aria-checked={isSelected}
      aria-label={name}
      tabIndex={-1}
      className={`tick ${isSelected ? 'on' : ''}`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        event.stopPropagation();
        onToggle(event.shiftKey);
      }}
    >
      <TickIcon />
    </span>
  </span>
);
