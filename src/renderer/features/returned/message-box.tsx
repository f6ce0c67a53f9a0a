/** Where the reviewer's words go in: typed, pasted, or as whole mails that are dropped, chosen, or pasted with all their headers. */
import { type ClipboardEvent, type Ref, useState } from 'react';
import { isCompoundFile } from '#domain/guide/compound-file';
import { isMailSource, mostMailBytes, readMail } from '#domain/guide/read-mail';
import { mostMsgBytes, readMsg } from '#domain/guide/read-msg';
import { useText } from '../../app/use-text.ts';
import { tell } from '../../parts/toasts.tsx';

/** As much as one call reads. */
const longest = 1_000_000;

/** Takes mails in behind what stands there already; several of them are one text, taken apart by what they name. */
export const useMails = (text: string, onText: (text: string) => void) => {
  const t = useText();
  const [isReading, setIsReading] = useState(false);
  const take = async (files: readonly File[]): Promise<void> => {
    setIsReading(true);
    const read = await Promise.all(files.map(textOfFile));
    setIsReading(false);
    const unread = files.filter((_, at) => read[at] === '').map(({ name }) => name);
    if (unread.length > 0)
      tell({ level: 'stop', text: t('returned.mailUnread', { names: unread.slice(0, 5).join(', ') }) });
    const texts = read.filter((one) => one !== '');
    if (texts.length > 0) onText([text.trim(), ...texts].filter(Boolean).join('\n\n').slice(0, longest));
  };
  return { take: (files: readonly File[]) => void take(files), isReading };
};

/** `''` for what is no mail and no text. */
const textOfFile = async (file: File): Promise<string> => {
  if (isCompoundFile(new Uint8Array(await file.slice(0, 8).arrayBuffer())))
    return readMsg(new Uint8Array(await file.slice(0, mostMsgBytes).arrayBuffer()), (part, charset) =>
      new TextDecoder(charset).decode(part),
    );
  const bytes = new Uint8Array(await file.slice(0, mostMailBytes).arrayBuffer());
  // A file of another kind has zero bytes; mails and texts have none.
  if (bytes.includes(0)) return '';
  if (/\.(?:eml|mht|mhtml)$/i.test(file.name)) return readMail(bytes);
  const text = new TextDecoder().decode(bytes);
  return isMailSource(text) ? readMail(bytes) : text.trim();
};

export const MessageBox = ({
  box,
  text,
  onText,
}: {
  readonly box: Ref<HTMLTextAreaElement>;
  readonly text: string;
  readonly onText: (text: string) => void;
}) => {
  const t = useText();
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData('text/plain');
    if (!isMailSource(pasted)) return;
    event.preventDefault();
    void readMail(pasted).then((read) => onText([text.trim(), read || pasted].filter(Boolean).join('\n\n')));
  };
  return (
    <label className="message-label">
      <span className="unseen">{t('returned.message')}</span>
      <textarea
        ref={box}
        className="box message-box"
        rows={5}
        maxLength={longest}
        spellCheck={false}
        placeholder={t('returned.messageHint')}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onPaste={onPaste}
      />
    </label>
  );
};
