/** Short messages in the corner: what was done, with the way back, or what could not be done. */
import {
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { useText } from '../app/use-text.ts';
import { CloseIcon, GoodIcon, StopIcon } from '../look/icons.tsx';
import { Button, IconButton } from './button.tsx';
import './toasts.css';

export type Message = {
  readonly level: 'good' | 'stop';
  readonly text: string;
  readonly action?: { readonly name: string; readonly run: () => void };
};

const queue = new ToastQueue<Message>({ maxVisibleToasts: 3 });

/** Shows a message; messages with a way back stay longer. Trouble stays until it is read. */
export const tell = (message: Message): void => {
  // Said again, it stands once: a row of repairs must not cover what is repaired next.
  for (const { key, content } of queue.visibleToasts)
    if (content.text === message.text && content.level === 'good') queue.close(key);
  queue.add(message, message.level === 'stop' ? {} : { timeout: message.action ? 10_000 : 5_000 });
};

export const Toasts = () => {
  const t = useText();
  return (
    <ToastRegion queue={queue} className="toasts" aria-label={t('app.messages')}>
      {({ toast }) => (
        <Toast toast={toast} className={`toast ${toast.content.level}`}>
          {toast.content.level === 'stop' ? (
            <StopIcon className="ink-stop" />
          ) : (
            <GoodIcon className="ink-good" />
          )}
          <ToastContent className="toast-text">
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.action ? (
            <Button
              size="small"
              onPress={() => {
                toast.content.action?.run();
                queue.close(toast.key);
              }}
            >
              {toast.content.action.name}
            </Button>
          ) : null}
          <IconButton slot="close" size="small" name={t('app.close')} icon={<CloseIcon />} />
        </Toast>
      )}
    </ToastRegion>
  );
};
