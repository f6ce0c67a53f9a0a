/** XML and HTML as events, in pieces as they come; names without their namespace prefix. */
import { Parser } from 'htmlparser2';

export type Markup = {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
};

/** Throws an Error where an element is never closed: the library itself forgives it. */
export const readXml = async (pieces: AsyncIterable<string>, on: Markup): Promise<void> => {
  let isUnclosed = false;
  // `<a/>` is closed by the library as well, at once.
  let isJustOpen = false;
  let hasEnded = false;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        isJustOpen = true;
        on.open?.(local(name), attributes);
      },
      onclosetag: (name, isImplied) => {
        isUnclosed ||= isImplied && (hasEnded || !isJustOpen);
        isJustOpen = false;
        on.close?.(local(name));
      },
      ontext: (text) => {
        isJustOpen = false;
        on.text?.(text);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for await (const piece of pieces) parser.write(piece);
  hasEnded = true;
  parser.end();
  if (isUnclosed) throw new Error('an element is never closed');
};

/** HTML as spreadsheets and consoles write it; nothing about it is damage. */
export const readHtml = (text: string, on: Markup): void => {
  const parser = new Parser(
    {
      onopentag: (name, attributes) => on.open?.(name, attributes),
      onclosetag: (name) => on.close?.(name),
      ontext: (part) => on.text?.(part),
    },
    { decodeEntities: true },
  );
  parser.write(text);
  parser.end();
};

const local = (name: string): string => name.slice(name.lastIndexOf(':') + 1);

/** An xsd:boolean: `1`, `true`, with blanks around it, and the capitals that some writers use. */
export const isTrue = (value: string | undefined): boolean => /^\s*(?:1|true|on)\s*$/i.test(value ?? '');
