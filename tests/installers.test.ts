/** What the installers are told, read as the systems will read it: configuration, NSIS part, AppStream, icons, heads of binaries. */
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'htmlparser2';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { binaryKind } from '../scripts/package/binary-kind.ts';
import { foreignBinaries } from '../scripts/package/foreign-binaries.ts';
import { planDist } from '../scripts/package/plan-dist.ts';
import { appFolders } from '../src/main/app-folders.ts';
import { openedExtensions } from '../src/main/opened-files.ts';
import { readConfig } from './pack-app.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();
const hasProgram = (name: string): boolean => !spawnSync(name, ['--version']).error;

describe('what is built', () => {
  const plan = async (platform: NodeJS.Platform, env: Record<string, string> = {}, arch = 'x64') => {
    const { config, args } = planDist(await readConfig(), { platform, arch, env });
    return { args, config: config as Record<string, Record<string, unknown>> };
  };

  it('is for this system and processor alone, and published nowhere', async () => {
    expect((await plan('linux')).args).toEqual(['--linux', '--x64', '--publish', 'never']);
    expect((await plan('win32', {}, 'arm64')).args).toEqual(['--win', '--arm64', '--publish', 'never']);
    await expect(plan('freebsd')).rejects.toThrow('freebsd');
    await expect(plan('linux', {}, 'ia32')).rejects.toThrow('ia32');
    // An arch in the targets would build for others too.
    expect(JSON.stringify(await readConfig())).not.toContain('"arch"');
  });

  it('has no space in its path on Linux, and its name elsewhere', async () => {
    expect((await plan('linux')).config['productName']).toBe('shiming-desk');
    expect((await plan('win32')).config['productName']).toBe('Shiming Desk');
  });

  it('starts on a Mac without a certificate, and is signed and notarized with one', async () => {
    const { config: bare } = await plan('darwin');
    expect(bare['mac']).toMatchObject({ identity: '-', hardenedRuntime: false, notarize: false });
    expect(bare['electronFuses']).toMatchObject({ resetAdHocDarwinSignature: true, runAsNode: false });
    const { config: signed } = await plan('darwin', { CSC_LINK: 'x' });
    expect(signed['mac']).toMatchObject({ hardenedRuntime: true, notarize: false });
    expect(signed['mac']).not.toHaveProperty('identity');
    expect(signed['electronFuses']).not.toHaveProperty('resetAdHocDarwinSignature');
    const keys = { APPLE_API_KEY: 'k', APPLE_API_KEY_ID: 'i', APPLE_API_ISSUER: 'u' };
    expect((await plan('darwin', { CSC_NAME: 'x', ...keys })).config['mac']).toMatchObject({
      notarize: true,
    });
    expect((await plan('darwin', { CSC_NAME: 'x', APPLE_API_KEY: 'k' })).config['mac']).toMatchObject({
      notarize: false,
    });
  });

  it('comes out signed or not at all where it must', async () => {
    expect((await plan('win32', { SHIMING_MUST_SIGN: '1' })).config['forceCodeSigning']).toBe(true);
    expect((await plan('win32')).config).not.toHaveProperty('forceCodeSigning');
    expect((await plan('linux', { SHIMING_MUST_SIGN: '1' })).config).not.toHaveProperty('forceCodeSigning');
  });

  it('has the forms that offices ask for', async () => {
    const config = await readConfig();
    expect(config).toMatchObject({
      win: { target: ['nsis', 'msi', 'portable'] },
      nsis: { oneClick: false, perMachine: false, deleteAppDataOnUninstall: false, packElevateHelper: false },
      msi: {
        perMachine: true,
        upgradeCode: expect.stringMatching(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/),
      },
      linux: { target: ['AppImage', 'deb', 'rpm'] },
      toolsets: { appimage: '1.0.3' },
    });
    // electron-builder would make the desk the first choice for pictures and every zip.
    for (const place of [config, config['win'], config['nsis']])
      expect(place).not.toHaveProperty('fileAssociations');
  });
});

describe('where the app keeps things', () => {
  const usual = '/home/u/.local/share/shiming-desk';
  it.each([
    ['usually', 'linux', {}, undefined, usual, `${usual}/window`, false],
    ['another desk', 'linux', {}, '/d', '/d', `${usual}/window`, false],
    [
      'a stick',
      'win32',
      { PORTABLE_EXECUTABLE_DIR: 'E:\\tools' },
      undefined,
      'E:\\tools\\desk',
      'E:\\tools\\desk\\window',
      true,
    ],
    [
      'another desk from a stick',
      'win32',
      { PORTABLE_EXECUTABLE_DIR: 'E:\\' },
      'D:\\d',
      'D:\\d',
      'E:\\desk\\window',
      true,
    ],
    [
      'an empty variable',
      'win32',
      { PORTABLE_EXECUTABLE_DIR: '' },
      undefined,
      usual,
      `${usual}/window`.replaceAll('/', '\\'),
      false,
    ],
    [
      'a variable of Windows elsewhere',
      'linux',
      { PORTABLE_EXECUTABLE_DIR: '/x' },
      undefined,
      usual,
      `${usual}/window`,
      false,
    ],
  ] as const)('%s', (_name, platform, env, asked, deskDir, userData, isPortable) => {
    expect(appFolders({ platform, env, asked, usual })).toEqual({ deskDir, userData, isPortable });
  });
});

describe('the own part of the Windows installer', () => {
  const nsh = () => readFile('assets/installer/windows.nsh', 'utf8');

  it('offers itself for what the app opens, and takes nothing over', async () => {
    const text = await nsh();
    const offered = [...text.matchAll(/insertmacro \$\{WORK\} "(\.\w+)" "ShimingDesk\.(?:Scan|Bundle)"/g)];
    expect(offered.map(([, extension]) => extension).sort()).toEqual([...openedExtensions].sort());
    // The default value of an extension is what takes a type over.
    const written = [...text.matchAll(/WriteReg\w+ SHELL_CONTEXT "([^"]+)" "([^"]*)"/g)];
    expect(written.length).toBeGreaterThan(5);
    for (const [, key, value] of written)
      if (/\\\.|\$\{EXT\}/.test(key!))
        expect([key, value]).toEqual([expect.stringMatching(/OpenWithProgids$/), `\${CLASS}`]);
  });

  it('takes away what it wrote, and never a desk', async () => {
    const [, uninstall = ''] = (await nsh()).split('!macro customUnInstall');
    expect(uninstall).toContain('!insertmacro eachExtension offerNoMore');
    for (const key of ['ShimingDesk.Scan', 'ShimingDesk.Bundle', `Applications\\\${APP_EXECUTABLE_FILENAME}`])
      expect(uninstall).toContain(`DeleteRegKey SHELL_CONTEXT "Software\\Classes\\${key}"`);
    expect(uninstall).not.toMatch(/RMDir|^\s*Delete /m);
    // electron-builder's own flag for it is refused before anything goes.
    expect(uninstall.indexOf('Abort')).toBeGreaterThan(uninstall.indexOf('--delete-app-data'));
  });

  it.runIf(hasProgram('makensis'))('is compiled by makensis, warnings refused', async () => {
    await mkdir(scratch('nsis'));
    const script = join(scratch('nsis'), 'try.nsi');
    const lines = [
      'Unicode true',
      '!include "MUI2.nsh"',
      '!include "FileFunc.nsh"',
      '!include "LogicLib.nsh"',
      '!define APP_EXECUTABLE_FILENAME "Shiming Desk.exe"',
      // As common.nsh of electron-builder has them.
      '!macro _isUpdated _a _b _t _f',
      '  !insertmacro _== "$R7" "1" `$' + '{_t}` `$' + '{_f}`',
      '!macroend',
      '!define isUpdated `"" isUpdated ""`',
      'Var installMode',
      'Name "try"',
      `OutFile "${join(scratch('nsis'), 'try.exe')}"`,
      'InstallDir "$TEMP\\try"',
      '!insertmacro MUI_PAGE_INSTFILES',
      '!insertmacro MUI_UNPAGE_INSTFILES',
      '!insertmacro MUI_LANGUAGE "English"',
      '!insertmacro MUI_LANGUAGE "SimpChinese"',
      `!include "${join(process.cwd(), 'assets/installer/windows.nsh')}"`,
      '!insertmacro customHeader',
      'Section "install"',
      '  StrCpy $installMode "all"',
      '  WriteUninstaller "$INSTDIR\\u.exe"',
      '  !insertmacro customInstall',
      'SectionEnd',
      'Section "un.Uninstall"',
      '  !insertmacro customUnInstall',
      'SectionEnd',
    ];
    await writeFile(script, `\ufeff${lines.join('\r\n')}`);
    const { status, stdout, stderr } = spawnSync(
      'makensis',
      ['-V2', '-WX', '-INPUTCHARSET', 'UTF8', script],
      { encoding: 'utf8' },
    );
    expect([status, stdout, stderr]).toEqual([0, '', '']);
  });
});

describe('AppStream', () => {
  const file = 'assets/installer/cn.shiming.desk.metainfo.xml';
  it('says the same as the package, in both languages', async () => {
    const text = await readFile(file, 'utf8');
    const document = parseDocument(text, { xmlMode: true });
    expect(document.children.length).toBeGreaterThan(0);
    for (const said of [
      `<url type="homepage">${packageJson.homepage}</url>`,
      `<project_license>${packageJson.license}</project_license>`,
      `<launchable type="desktop-id">${packageJson.desktopName}</launchable>`,
      `<release version="${packageJson.version}"`,
      `<id>${(await readConfig())['appId']}</id>`,
    ])
      expect(text).toContain(said);
    for (const tag of ['name', 'summary', 'p']) expect(text).toContain(`<${tag} xml:lang="zh-CN">`);
  });
  it.runIf(hasProgram('appstreamcli'))('passes its own checker', () => {
    const { status, stdout } = spawnSync('appstreamcli', ['validate', '--no-net', file], {
      encoding: 'utf8',
    });
    expect(status, stdout).toBe(0);
  });
});

it('there is an icon of every size that hicolor lists', async () => {
  const sizes = [16, 24, 32, 48, 64, 128, 256, 512];
  expect((await readdir('assets/icons')).sort()).toEqual(sizes.map((size) => `${size}x${size}.png`).sort());
  for (const size of sizes)
    expect(await sharp(`assets/icons/${size}x${size}.png`).metadata()).toMatchObject({
      width: size,
      height: size,
      format: 'png',
      hasAlpha: true,
    });
});

describe('binaries are known by their heads', () => {
  const head = (write: (bytes: Buffer) => void): Buffer => {
    const bytes = Buffer.alloc(256);
    write(bytes);
    return bytes;
  };
  const elf = (machine: number) =>
    head((bytes) => {
      bytes.write('\x7fELF\x02\x01', 'latin1');
      bytes.writeUInt16LE(machine, 18);
    });
  const pe = (machine: number) =>
    head((bytes) => {
      bytes.write('MZ', 'latin1');
      bytes.writeUInt32LE(128, 0x3c);
      bytes.write('PE\0\0', 128, 'latin1');
      bytes.writeUInt16LE(machine, 132);
    });
  const mach = (type: number) =>
    head((bytes) => {
      bytes.writeUInt32LE(0xfeedfacf, 0);
      bytes.writeUInt32LE(type, 4);
    });

  it.each([
    ['ELF x64', elf(0x3e), { platform: 'linux', arch: 'x64' }],
    ['ELF arm64', elf(0xb7), { platform: 'linux', arch: 'arm64' }],
    ['PE x64', pe(0x8664), { platform: 'win32', arch: 'x64' }],
    ['PE arm64', pe(0xaa64), { platform: 'win32', arch: 'arm64' }],
    ['Mach-O x64', mach(0x01000007), { platform: 'darwin', arch: 'x64' }],
    ['Mach-O arm64', mach(0x0100000c), { platform: 'darwin', arch: 'arm64' }],
    ['text', Buffer.from('#!/bin/sh'.padEnd(256)), null],
    ['a short file', Buffer.from('MZ'), null],
    ['an old program', head((bytes) => bytes.write('MZ', 'latin1')), null],
  ])('%s', (_name, bytes, wanted) => {
    expect(binaryKind(bytes)).toEqual(wanted);
  });

  it('a foreign one is found, whatever it is called', async () => {
    const folder = scratch('app');
    await mkdir(join(folder, 'a', 'b'), { recursive: true });
    await writeFile(join(folder, 'right.node'), elf(0x3e));
    await writeFile(join(folder, 'a', 'linux-x64.node'), elf(0xb7));
    await writeFile(join(folder, 'a', 'b', 'lib.so.1'), mach(0x0100000c));
    await writeFile(join(folder, 'a', 'empty.node'), '');
    await writeFile(join(folder, 'a', 'text.js'), 'x');
    expect(await foreignBinaries(folder, 'linux', 'x64')).toEqual({
      count: 4,
      foreign: ['a/b/lib.so.1: darwin arm64', 'a/empty.node: no binary', 'a/linux-x64.node: linux arm64'],
    });
  });

  it('this very program is one of this machine', async () => {
    const own = (await readFile(process.execPath)).subarray(0, 4_096);
    expect(binaryKind(own)).toEqual({ platform: process.platform, arch: process.arch });
  });
});
