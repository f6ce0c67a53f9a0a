/** Browsers select the text of an input that Tab leads to, and leave that of several lines alone: fields that grow do as inputs do. */
let byTab = false;

/** Hears every key in the form before its fields, and every pointer. */
export const noteKey = (key: string): void => {
  byTab = key === 'Tab';
};

export const cameByTab = (): boolean => byTab;
