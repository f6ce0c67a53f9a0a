import { Radio, RadioGroup } from 'react-aria-components';
import './yes-no.css';

type YesNoProps = {
  readonly id: string;
  /** The question, for the eye and for screen readers. */
  readonly name: string;
  readonly value: 'yes' | 'no' | null;
  readonly yes: string;
  readonly no: string;
  /** Shown after the answer, e.g. its day. */
  readonly note: string;
  readonly onChange: (value: 'yes' | 'no') => void;
};

/** A question with two answers and none yet. */
export const YesNo = ({ id, name, value, yes, no, note, onChange }: YesNoProps) => (
  <RadioGroup
    aria-label={name}
    className="yes-no"
    orientation="horizontal"
    value={value}
    onChange={(answer) => onChange(answer === 'yes' ? 'yes' : 'no')}
  >
    <span className="yes-no-name">{name}</span>
    <span className="yes-no-note tabular">{note}</span>
    <span className="yes-no-answers">
      <Radio value="yes" id={id} className="yes-no-answer">
        {yes}
      </Radio>
      <Radio value="no" className="yes-no-answer">
        {no}
      </Radio>
    </span>
  </RadioGroup>
);
