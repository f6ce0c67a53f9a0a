/** How a window gets in: a start page in a file of its user hands the token over; no address, command line or history holds it. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { enterPage } from '../../src/web/entrance.ts';
import { windowFlags } from '../../src/web/open-window.ts';
import { expect, startHost, stopHost, test } from '../hosts/fixture.ts';

test('a start page opens the desk once', async ({ browser, desk }) => {
  const { host, url } = await startHost(join(desk.scratch, 'other'), 'zh');
  const context = await browser.newContext();
  try {
    const { origin, searchParams } = new URL(url);
    const token = searchParams.get('token')!;
    const start = join(desk.scratch, 'start.html');
    await writeFile(start, enterPage(origin, token));
    const page = await context.newPage();
    const seen: string[] = [];
    page.on('request', (request) => seen.push(request.url()));
    await page.goto(pathToFileURL(start).href);
    await expect(page).toHaveURL(new RegExp(`^${origin}/`));
    await expect(page.getByRole('navigation').first()).toBeVisible();
    expect(seen.filter((address) => address.includes(token))).toEqual([]);
    expect(windowFlags(desk.scratch, start, false).join(' ')).not.toContain(token);

    const again = await context.browser()!.newContext();
    const second = await again.newPage();
    await second.goto(pathToFileURL(start).href);
    await expect(second.getByText('This address opens once')).toBeVisible();
    await again.close();
  } finally {
    await context.close();
    await stopHost(host);
  }
});

test('another site of the same browser cannot open a line', async ({ browser, desk }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto('data:text/html,<title>another site</title>');
  const { host } = new URL(desk.url);
  const codes = await page.evaluate(
    (address) =>
      Promise.all(
        ['//', '/\\', '/rpc', '/state', '/rpc?x', '/%zz'].map(
          (path) =>
            new Promise<string>((resolve) => {
              const line = new WebSocket(`ws://${address}${path}`);
              line.onopen = () => resolve('open');
              line.onclose = () => resolve('closed');
            }),
        ),
      ),
    host,
  );
  expect(new Set(codes)).toEqual(new Set(['closed']));
  await context.close();
  await desk.page.reload();
  await expect(desk.page.getByRole('navigation').first()).toBeVisible();
});
