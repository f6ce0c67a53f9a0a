/** How the first page gets in: a token that works once becomes a session. */
import { randomBytes } from 'node:crypto';
import { type Guarded, hasSession, sameSecret, sessionCookie } from './guards.ts';

export type Entrance = Guarded & {
  /** Works once. */
  readonly token: string;
  /** The `Set-Cookie` of a new session; null when the token is wrong or used up. */
  enter(given: string): string | null;
  /** The session is none any more, and nobody gets another. */
  end(): void;
};

export const createEntrance = (): Entrance => {
  const session = randomBytes(32).toString('hex');
  const token = randomBytes(16).toString('hex');
  let isOpen = true;
  let isOver = false;
  return {
    token,
    enter: (given) => {
      if (!isOpen || !sameSecret(given, token)) return null;
      isOpen = false;
      return `${sessionCookie}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    },
    end: () => {
      isOpen = false;
      isOver = true;
    },
    isInside: (cookie) => !isOver && hasSession(cookie, session),
  };
};

/** Where the page of `enterPage` sends its token. */
export const enterPath = '/enter';

/** Longest body of that request, bytes: a form with one field. */
export const longestForm = 200;

/** The token of a form that the start page sent; null when it is no such form. */
export const readToken = (form: string): string | null => new URLSearchParams(form).get('token');

/**
 * A page that sends the token by itself. It lies in a file of its user, so that the token stands on no command line, in no address and
 * in no history.
 */
export const enterPage = (address: string, token: string): string => `<!doctype html>
<meta charset="utf-8">
<title>Shiming Desk</title>
<form method="post" action="${address}${enterPath}"><input type="hidden" name="token" value="${token}"></form>
<script>document.forms[0].submit();</script>
`;

/**
 * The answer to it goes on to the desk by itself. Not a redirect: a browser sends no strict cookie along a redirect that another
 * origin began, and a file is another origin.
 */
export const enteredHeaders = (cookie: string): Record<string, string> => ({
  'Set-Cookie': cookie,
  Refresh: '0; url=/',
});
