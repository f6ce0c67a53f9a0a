import { type ReactNode, type Ref, useRef } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import { doubleClick } from '../app/once.ts';
import './button.css';

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'children'> & {
  readonly look?: 'primary' | 'plain' | 'quiet';
  readonly size?: 'small' | 'usual';
  readonly icon?: ReactNode;
  /** Key that does the same, shown beside the words. */
  readonly keys?: string;
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
};

export const Button = ({ look = 'plain', size = 'usual', icon, keys, children, ...props }: ButtonProps) => (
  <AriaButton {...props} className={`button ${look} ${size}`}>
    {icon}
    {children}
    {keys ? <Kbd>{keys}</Kbd> : null}
  </AriaButton>
);

/** Stops what the same place may just have started: the second half of a double click does not reach it. */
export const CancelButton = ({ onPress, ...props }: ButtonProps) => {
  const shownAt = useRef(performance.now());
  return (
    <Button
      {...props}
      onPress={(event) => {
        const isEcho = event.pointerType === 'mouse' && performance.now() - shownAt.current < doubleClick;
        if (!isEcho) onPress?.(event);
      }}
    />
  );
};

/** A button that is only an icon: its name is read aloud and shown on hover. */
export const IconButton = ({
  name,
  icon,
  size = 'usual',
  look = 'quiet',
  ...props
}: Omit<ButtonProps, 'children'> & { readonly name: string }) => (
  <TooltipTrigger delay={400}>
    <AriaButton {...props} aria-label={name} className={`button square ${look} ${size}`}>
      {icon}
    </AriaButton>
    <Tooltip className="tooltip" offset={6}>
      {name}
    </Tooltip>
  </TooltipTrigger>
);

/** A key; beside a button's words it is not read aloud, in a list of keys it is. */
export const Kbd = ({
  children,
  isRead = false,
}: {
  readonly children: ReactNode;
  readonly isRead?: boolean;
}) => (
  <kbd className="kbd" aria-hidden={!isRead}>
    {children}
  </kbd>
);
