/**
 * Where the grid takes keys: one text field that stands, unseen, over the active cell. So an input method begins with the first key,
 * and shows its words in the right place. It is seen while a cell is edited.
 */
import {
  type ClipboardEvent,
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useRef,
} from 'react';

/** What is edited; `options` where only some values are possible. */
export type Editing = {
  readonly text: string;
  readonly options: readonly { readonly id: string; readonly name: string }[] | null;
};

export type CellInputHandle = { focus(): boolean };

type InputProps = {
  /** So that what stands under the grid leads back here. */
  readonly id: string;
  readonly name: string;
  readonly activeCell: string;
  readonly editing: Editing | null;
  readonly style: CSSProperties;
  readonly describedBy: string | undefined;
  readonly onText: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
  /** The focus goes elsewhere: what was typed counts. */
  readonly onLeave: () => void;
  readonly handle: Ref<CellInputHandle>;
};

export const CellInput = (props: InputProps) => {
  const { id, name, activeCell, editing, style, describedBy, onText, onKeyDown, onPaste, onLeave, handle } =
    props;
  const field = useRef<HTMLTextAreaElement>(null);
  const choice = useRef<HTMLSelectElement>(null);
  const isChoosing = editing?.options != null;
  const wasChoosing = useRef(false);
  useImperativeHandle(handle, () => ({
    focus: () => {
      field.current?.focus({ preventScroll: true });
      return field.current !== null && document.activeElement === field.current;
    },
  }));
  useEffect(() => {
    if (isChoosing) choice.current?.focus({ preventScroll: true });
    else if (wasChoosing.current && (document.activeElement ?? document.body) === document.body)
      field.current?.focus({ preventScroll: true });
    wasChoosing.current = isChoosing;
  }, [isChoosing]);
  const leave = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget === null || (relatedTarget !== field.current && relatedTarget !== choice.current))
      onLeave();
  };
  const isTyping = editing !== null && !isChoosing;
  return (
    <>
      <textarea
        ref={field}
        id={id}
        className={`cell-input ${isTyping ? 'open' : ''}`}
        style={style}
        rows={1}
        aria-label={name}
        aria-describedby={describedBy}
        {...(isTyping ? {} : { 'aria-activedescendant': activeCell, 'aria-controls': 'cells' })}
        autoComplete="off"
        spellCheck={false}
        value={isTyping ? editing.text : ''}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={leave}
      />
      {editing?.options ? (
        <select
          ref={choice}
          className="cell-input open"
          style={style}
          aria-label={name}
          aria-describedby={describedBy}
          value={editing.text}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={leave}
        >
          {editing.options.map(({ id: value, name: shown }) => (
            <option key={value} value={value}>
              {shown}
            </option>
          ))}
        </select>
      ) : null}
    </>
  );
};
