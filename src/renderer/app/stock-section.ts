/** The status bar leads to a section of the settings that may not be shown yet. */
let isAsked = false;
let hear: (() => void) | null = null;

/** The section comes into sight with the settings, or at once where they are shown. */
export const askStockSection = (): void => {
  if (hear) return hear();
  isAsked = true;
};

export const onStockSection = (listener: () => void): (() => void) => {
  hear = listener;
  if (isAsked) listener();
  isAsked = false;
  return () => {
    if (hear === listener) hear = null;
  };
};
