/** What a page asks of its host about the core, done the same way by every host. */
import type { HostRequest } from '#contract/core-state';
import type { Core } from './supervise-core.ts';

/** `end`: how this host ends for good. */
export const answerRequest = <Port>(core: Core<Port>, request: HostRequest, end: () => void): void => {
  switch (request.kind) {
    case 'restart':
      return core.restart();
    case 'lock':
      return core.lock();
    case 'unlock':
      return core.unlock(request.secret);
    case 'end':
      return end();
  }
};
