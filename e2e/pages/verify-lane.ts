/** Comparing what was read with what the form says, one value after the other. */
import { expect, type Locator, type Page } from '@playwright/test';

export class VerifyLane {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: '核对识读' });
  }

  /** The value that is compared now; it has the focus, and its name says both texts. */
  get item(): Locator {
    return this.dialog.locator('.verify-item');
  }

  /** Another value, typed in place. */
  get typing(): Locator {
    return this.dialog.getByRole('textbox');
  }

  /** The characters that differ, of the form and of the scan. */
  get differing(): Locator {
    return this.item.locator('.compared-column.differs');
  }

  get end(): Locator {
    return this.dialog.getByRole('status');
  }

  /** The value and both texts, as they are read aloud; null where none is compared. */
  async spoken(): Promise<string | null> {
    const [item] = await this.item.all();
    return item ? item.getAttribute('aria-label') : null;
  }

  /** Waits until this field is compared. */
  async shows(field: string): Promise<void> {
    await expect(this.item.getByRole('heading', { name: field, exact: true })).toBeVisible();
    await expect(this.item).toBeFocused();
  }
}
