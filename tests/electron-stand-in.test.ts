/** The stand-in refuses what Electron refuses: a wiring test over one that allows everything could not fail. */
import { describe, expect, it } from 'vitest';
import { createStandIn } from './electron-stand-in/electron.ts';

const create = () => createStandIn({ userData: '/nowhere', keyStore: 'basic_text' });

describe('the stand-in for electron', () => {
  it('has nothing of these before the app is ready', () => {
    const { electron } = create();
    expect(() => new electron.BrowserWindow({})).toThrow('before app is ready');
    expect(() => electron.utilityProcess.fork('core.js')).toThrow('before app is ready');
    expect(() => electron.session.defaultSession).toThrow('before app is ready');
    expect(() => electron.screen.getAllDisplays()).toThrow('before app is ready');
  });

  it('takes schemes and the sandbox before the app is ready only', async () => {
    const { electron } = create();
    await electron.app.whenReady();
    expect(() => electron.protocol.registerSchemesAsPrivileged([])).toThrow('before app is ready');
    expect(() => electron.app.enableSandbox()).toThrow('before app is ready');
  });

  it('takes one handler for a request and for a scheme', async () => {
    const { electron } = create();
    electron.ipcMain.handle('ask', () => 1);
    expect(() => electron.ipcMain.handle('ask', () => 2)).toThrow('second handler');
    await electron.app.whenReady();
    const { protocol } = electron.session.defaultSession;
    protocol.handle('app', async () => new Response());
    expect(() => protocol.handle('app', async () => new Response())).toThrow('already handled');
  });

  it('transfers a port once, and clones what is sent', async () => {
    const { electron } = create();
    await electron.app.whenReady();
    const { webContents } = new electron.BrowserWindow({});
    const { port1 } = new electron.MessageChannelMain();
    webContents.postMessage('port', null, [port1]);
    expect(() => webContents.postMessage('port', null, [port1])).toThrow('neutered');
    expect(() => webContents.send('state', { call: () => undefined })).toThrow('could not be cloned');
  });

  it('serves no scheme that was not registered', async () => {
    const { electron, fetchPage, windows } = create();
    await electron.app.whenReady();
    electron.session.defaultSession.protocol.handle('app', async () => new Response());
    await expect(fetchPage('app://desk/')).rejects.toThrow('ERR_UNKNOWN_URL_SCHEME');
    expect(windows).toEqual([]);
  });
});
