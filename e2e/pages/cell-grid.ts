/** The templates as a grid, by what a person sees. */
import { expect, type Locator, type Page } from '@playwright/test';

export class CellGrid {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get grid(): Locator {
    return this.page.getByRole('grid', { name: '模板表格' });
  }

  /** Where keys go. */
  get input(): Locator {
    return this.page.locator('textarea.cell-input');
  }

  get foot(): Locator {
    return this.page.locator('.cell-foot');
  }

  get preview(): Locator {
    return this.page.getByRole('dialog', { name: '核对改动' });
  }

  get columns(): Locator {
    return this.page.getByRole('dialog', { name: '表格的列' });
  }

  heading(name: string): Locator {
    return this.grid.getByRole('columnheader', { name, exact: true });
  }

  /** From 0, headings not counted. */
  cell(row: number, column: number): Locator {
    return this.page.locator(`#cell-${row}-${column}`);
  }

  /** Values of a column, as far as rows are in sight. */
  async values(column: number, rows: number): Promise<string[]> {
    return Promise.all(
      Array.from({ length: rows }, (_, row) => this.cell(row, column).locator('.as-typed').innerText()),
    );
  }

  /** Switches to the grid by its key, with the cursor in the first cell. */
  async show(): Promise<void> {
    await this.page.keyboard.press('Alt+g');
    await this.cell(0, 0).waitFor();
    await expect(this.input).toBeFocused();
  }

  /** As a spreadsheet puts it into the clipboard. */
  async paste(text: string): Promise<void> {
    await this.input.evaluate((field, block) => {
      const data = new DataTransfer();
      data.setData('text/plain', block);
      field.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, text);
  }
}
