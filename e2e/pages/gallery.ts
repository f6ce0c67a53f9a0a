/** The templates as a gallery, by what a person sees. */
import { expect, type Locator, type Page } from '@playwright/test';

export class Gallery {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Where keys go. */
  get board(): Locator {
    return this.page.getByRole('listbox', { name: '模板图库' });
  }

  get tiles(): Locator {
    return this.board.getByRole('option');
  }

  get foot(): Locator {
    return this.page.locator('.gallery-foot');
  }

  /** The pictures as large as the window. */
  get large(): Locator {
    return this.page.getByRole('dialog', { name: /^放大：/ });
  }

  tile(name: string): Locator {
    return this.tiles.filter({ hasText: name });
  }

  /** The tile that keys act on. */
  async active(): Promise<Locator> {
    const id = await this.board.getAttribute('aria-activedescendant');
    return this.page.locator(`[id="${id}"]`);
  }

  /** From 0. */
  async activePlace(): Promise<number> {
    return Number(await (await this.active()).getAttribute('aria-posinset')) - 1;
  }

  /** How many stand side by side. */
  async columns(): Promise<number> {
    const tops = await this.tiles.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    return tops.filter((top) => top === tops[0]).length;
  }

  /** Switches to the gallery by its key, with the cursor on the first tile. */
  async show(): Promise<void> {
    await this.page.keyboard.press('Shift+G');
    await this.tiles.first().waitFor();
    await expect(this.board).toBeFocused();
  }

  /** Names of those that are selected, as far as they are in sight. */
  async selected(): Promise<string[]> {
    return this.board.locator('[aria-selected=true] .tile-name').allInnerTexts();
  }
}
