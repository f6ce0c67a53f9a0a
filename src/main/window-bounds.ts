/** Where the window was, and where it may open again. Pure. */

export type Bounds = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export const smallest = { width: 1024, height: 640 } as const;
const usual = { width: 1366, height: 768 } as const;

/** Reads remembered bounds; null for anything that is none. */
export const readBounds = (text: string): Bounds | null => {
  try {
    const value = JSON.parse(text) as Partial<Record<keyof Bounds, unknown>>;
    const { x, y, width, height } = value;
    return [x, y, width, height].every((number) => Number.isInteger(number))
      ? ({ x, y, width, height } as Bounds)
      : null;
  } catch {
    return null;
  }
};

/**
 * Bounds to open with: the remembered ones where enough of the title bar lies on a screen that is there now, else the usual size,
 * which the system places. Never larger than the screen.
 */
export const fitBounds = (
  remembered: Bounds | null,
  screens: readonly Bounds[],
): Partial<Bounds> & Pick<Bounds, 'width' | 'height'> => {
  const screen = screens[0] ?? { x: 0, y: 0, ...usual };
  const home = remembered && screens.find((area) => titleBarShows(remembered, area));
  if (!remembered || !home)
    return { width: Math.min(usual.width, screen.width), height: Math.min(usual.height, screen.height) };
  return {
    x: remembered.x,
    y: remembered.y,
    width: Math.max(smallest.width, Math.min(remembered.width, home.width)),
    height: Math.max(smallest.height, Math.min(remembered.height, home.height)),
  };
};

const titleBarShows = (bounds: Bounds, area: Bounds): boolean =>
  bounds.x + bounds.width > area.x + 80 &&
  bounds.x < area.x + area.width - 80 &&
  bounds.y >= area.y - 10 &&
  bounds.y < area.y + area.height - 40;
