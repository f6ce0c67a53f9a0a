/** What is taken: pages by their address, and what a key or a button opens over them. */
import type { Page } from '@playwright/test';
import { texts as en } from '../../src/renderer/text/en.ts';
import { texts as zh } from '../../src/renderer/text/zh-CN.ts';

export const languages = { 'zh-CN': '中文', en: 'English' } as const;
export type Language = keyof typeof languages;
const catalogues = { 'zh-CN': zh, en };

/** Where the window is, and the template that is looked at: its number holds a letter for a digit. */
export type Place = { readonly home: string; readonly template: string; readonly language: Language };

export type View = {
  readonly name: string;
  /** The address after the first `#`. */
  readonly address: (place: Place) => string;
  /** What stands on the page once it is there. */
  readonly shows: string;
  /** Brings it to the state that is taken; `undo` leaves it as it was. */
  readonly open?: (page: Page, place: Place) => Promise<void>;
  readonly undo?: (page: Page) => Promise<void>;
};

const list = () => '/templates';
const template = ({ template: id }: Place) => `/templates/${id}`;
const workshop = (place: Place) => `${template(place)}/workshop`;
const closeTop = (page: Page) => page.keyboard.press('Escape');
const leaveWorkshop = async (page: Page) => {
  await page.keyboard.press('Escape');
  await page.locator('.workshop').waitFor({ state: 'detached' });
};
/** Keys of the window reach it only where no field has the focus. */
const press = async (page: Page, key: string) => {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press(key);
};
/** What a key opens, and what Escape closes, is waited for: the next picture begins on a page of its own. */
const pressFor = async (page: Page, key: string, shows: string) => {
  await press(page, key);
  await page.locator(shows).waitFor();
};
const closeFrom = async (page: Page, shows: string) => {
  await closeTop(page);
  await page.locator(shows).waitFor({ state: 'detached' });
};
const toggleSome = async (page: Page) => {
  for (const row of [0, 2, 3]) await page.locator('.template-row .row-tick').nth(row).click();
};
const tickSome = async (page: Page) => {
  await toggleSome(page);
  await page.locator('.selection-bar').waitFor();
};
const untick = async (page: Page) => {
  await toggleSome(page);
  await page.locator('.selection-bar').waitFor({ state: 'detached' });
};
const returnedMessage = {
  'zh-CN': '样本戊：库中无此号',
  en: '样本戊: 库中无此号 (number not in the library)',
};
const spreadsheet = [
  '姓名,证件类型,证件号码,邮箱,客户',
  '示例一,护照,L00000001,yi@example.cn,样本客户',
  '示例二,护照,L0000000,er@example.cn,样本客户',
  '示例三,,,san@example,样本客户',
].join('\r\n');

/** Leads to another view of the list; the pictures in sight are waited for. */
const turnToGallery = async (page: Page) => {
  await press(page, 'Alt+Shift+g');
  await page.locator('.tile-picture img').first().waitFor();
  await page.waitForFunction(() => {
    const board = document.querySelector('.gallery-board')!.getBoundingClientRect();
    const isInSight = (one: Element) => one.getBoundingClientRect().top < board.bottom;
    return ![...document.querySelectorAll('.tile-picture.coming')].some(isInSight);
  });
};
const turnBack = async (page: Page) => {
  await press(page, 'Alt+Shift+g');
  await page.locator('.template-row .row-name').first().waitFor();
};

export const views: readonly View[] = [
  { name: 'list', address: list, shows: '.template-row .row-name' },
  {
    name: 'selected',
    address: list,
    shows: '.template-row .row-name',
    open: tickSome,
    undo: untick,
  },
  {
    name: 'bulk',
    address: list,
    shows: '.template-row .row-name',
    open: async (page, { language }) => {
      await tickSome(page);
      await page
        .locator('.selection-bar')
        .getByRole('button', { name: catalogues[language].bulk.open })
        .click();
      await page.getByRole('dialog').waitFor();
    },
    undo: async (page) => {
      await closeTop(page);
      await untick(page);
    },
  },
  {
    name: 'gallery',
    address: list,
    shows: '.template-row .row-name',
    open: turnToGallery,
    undo: turnBack,
  },
  {
    name: 'gallery-large',
    address: list,
    shows: '.template-row .row-name',
    open: async (page) => {
      await turnToGallery(page);
      await pressFor(page, 'z', '.look-large-picture img');
    },
    undo: async (page) => {
      await closeFrom(page, '.look-large');
      await turnBack(page);
    },
  },
  {
    name: 'import',
    address: list,
    shows: '.template-row .row-name',
    open: async (page) => {
      await press(page, 'i');
      await page
        .locator('[role=dialog] input[type=file]')
        .setInputFiles({ name: '客户.csv', mimeType: 'text/csv', buffer: Buffer.from(spreadsheet) });
      await page.getByRole('dialog').getByText('示例三').first().waitFor();
    },
    undo: closeTop,
  },
  { name: 'template', address: template, shows: '.template-header h1' },
  {
    name: 'history',
    address: template,
    shows: '.template-header h1',
    open: (page) => pressFor(page, 'h', '.history-list'),
    undo: (page) => closeFrom(page, '.history-list'),
  },
  {
    name: 'palette',
    address: template,
    shows: '.template-header h1',
    open: (page) => pressFor(page, 'Control+k', '.palette'),
    undo: (page) => closeFrom(page, '.palette'),
  },
  {
    name: 'shortcuts',
    address: template,
    shows: '.template-header h1',
    open: (page) => pressFor(page, '?', '.keys-sheet'),
    undo: (page) => closeFrom(page, '.keys-sheet'),
  },
  {
    name: 'verify',
    address: template,
    shows: '.template-header h1',
    open: (page) => pressFor(page, 'v', '.verify-item'),
    undo: (page) => closeFrom(page, '.verify'),
  },
  { name: 'workshop', address: workshop, shows: '.workshop .corner', undo: leaveWorkshop },
  {
    name: 'compare',
    address: workshop,
    shows: '.workshop .corner',
    open: async (page) => {
      await page.keyboard.press('v');
      await page.locator('.workshop figure').nth(1).waitFor();
    },
    undo: leaveWorkshop,
  },
  { name: 'intake', address: () => '/intake', shows: 'main.intake .intake-row' },
  { name: 'bundles', address: () => '/bundles', shows: 'main.bundles .bundles-lists' },
  {
    name: 'verified',
    address: () => '/bundles',
    shows: 'main.bundles .bundle',
    open: async (page) => {
      await page.locator('.bundle-actions .button').first().click();
      await page.locator('.proof').waitFor();
    },
  },
  {
    name: 'returned',
    address: () => '/returned',
    shows: '.returned-detail textarea',
    open: async (page, { language }) => {
      await page.getByRole('textbox').last().fill(returnedMessage[language]);
      await page.locator('.returned-detail h3, .returned-detail h2').first().waitFor();
    },
  },
  { name: 'calendar', address: () => '/calendar', shows: 'main.calendar h1' },
  { name: 'report', address: ({ template: id }) => `/report/template/${id}`, shows: 'main.report h1' },
  { name: 'settings', address: () => '/settings', shows: 'main.settings h1' },
  {
    name: 'settings-end',
    address: () => '/settings',
    shows: 'main.settings h1',
    open: (page) => page.locator('.settings-body').evaluate((body) => body.scrollTo(0, body.scrollHeight)),
  },
];

/** Once a folder was taken in. */
export const viewsAfterIntake: readonly View[] = [
  { name: 'intake-done', address: () => '/intake', shows: 'main.intake .intake-row' },
  {
    name: 'intake-question',
    address: () => '/intake',
    shows: 'main.intake .intake-row',
    open: async (page) => {
      await page.locator('main.intake .intake-row').first().click();
      await page.locator('.intake-item img').first().waitFor();
    },
  },
];
