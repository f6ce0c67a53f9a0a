/** Pages and dialogs that load after the first list: the window opens sooner, and nobody waits for them a second later. */
import { type ComponentType, lazy, Suspense } from 'react';
import { Skeleton, Trouble } from '../parts/states.tsx';

const loads: (() => Promise<unknown>)[] = [];

/** A component that loads when it is shown first, or before that by `loadEarly`. `lines` of a skeleton stand in for it; 0 for none. */
export const later = <Props extends object>(load: () => Promise<ComponentType<Props>>, lines = 10) => {
  // What cannot be loaded says so and offers a fresh start: the host that has the page's files is gone.
  const Loaded = lazy(async () => ({ default: await load().catch(() => Missing as ComponentType<Props>) }));
  loads.push(load);
  return (props: Props) => (
    <Suspense fallback={lines > 0 ? <Skeleton lines={lines} /> : null}>
      <Loaded {...props} />
    </Suspense>
  );
};

/** Loads everything one after the other, each when the window has nothing better to do. */
export const loadEarly = (): void => {
  const load = loads.shift();
  // Trouble is told where the component is shown.
  if (load) requestIdleCallback(() => void load().then(loadEarly, loadEarly), { timeout: 2_000 });
};

const Missing = () => (
  <Trouble fault={{ code: 'core-stopped', retry: true, data: {} }} onRetry={() => location.reload()} />
);
