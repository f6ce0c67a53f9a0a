/** The menu in the desk's language. What acts on the desk is named by the window's own actions, so both always do the same. */
import { basename } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import type { HostNews } from '#contract/host-news';

type Language = HostNews['language'];

const words = {
  'zh-CN': {
    file: '文件',
    newTemplate: '新建模板',
    openDesk: '打开其他工作台…',
    recent: '最近的工作台',
    noRecent: '还没有其他工作台',
    pdf: '另存为 PDF…',
    print: '打印…',
    lock: '锁定工作台',
    quit: '退出',
    edit: '编辑',
    undo: '撤销',
    redo: '重做',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    selectAll: '全选',
    view: '视图',
    palette: '命令面板…',
    zoomIn: '放大',
    zoomOut: '缩小',
    actual: '实际大小',
    full: '全屏',
    go: '前往',
    templates: '模板',
    intake: '收件',
    bundles: '提交包',
    returned: '退回',
    calendar: '日历',
    settings: '设置',
    window: '窗口',
    help: '帮助',
    shortcuts: '快捷键',
    about: '关于实名台',
    leaveTitle: '还有工作没有完成，现在关闭吗？',
    leaveMore: '已经完成的部分都已保存，下次可以从这里继续。',
    stay: '先不关闭',
    leave: '关闭',
  },
  en: {
    file: 'File',
    newTemplate: 'New template',
    openDesk: 'Open another desk…',
    recent: 'Recent desks',
    noRecent: 'No other desks yet',
    pdf: 'Save as PDF…',
    print: 'Print…',
    lock: 'Lock the desk',
    quit: 'Quit',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    palette: 'Command palette…',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    actual: 'Actual size',
    full: 'Full screen',
    go: 'Go',
    templates: 'Templates',
    intake: 'Intake',
    bundles: 'Bundles',
    returned: 'Returned',
    calendar: 'Calendar',
    settings: 'Settings',
    window: 'Window',
    help: 'Help',
    shortcuts: 'Keyboard shortcuts',
    about: 'About Shiming Desk',
    leaveTitle: 'Work is still going on. Close now?',
    leaveMore: 'What is finished is saved; the rest can go on from there next time.',
    stay: 'Stay',
    leave: 'Close',
  },
} as const satisfies Record<Language, Record<string, string>>;

/** Until the desk says its own. */
export const systemLanguage = (locale: string): Language => (locale.startsWith('zh') ? 'zh-CN' : 'en');

export const wordsOf = (language: Language): Readonly<Record<keyof (typeof words)['en'], string>> =>
  words[language];

export type MenuNeeds = {
  readonly platform: NodeJS.Platform;
  readonly language: Language;
  /** Folders of other desks, newest first. */
  readonly recentDesks: readonly string[];
  /** Runs an action of the window by its id. */
  action(id: string): void;
  /** Another desk: the folder, or null to ask for one. */
  openDesk(dir: string | null): void;
  about(): void;
};

/** Pages of the rail, in its order. */
const pages = ['templates', 'intake', 'bundles', 'returned', 'calendar', 'settings'] as const;

export const menuTemplate = (needs: MenuNeeds): MenuItemConstructorOptions[] => {
  const { platform, language, recentDesks, action, openDesk } = needs;
  const w = words[language];
  const isMac = platform === 'darwin';
  /** The key is shown, but the page hears it first: a text field may keep it. */
  const act = (label: string, id: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => action(id),
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
  });
  const separator = { type: 'separator' } as const;
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: w.file,
      submenu: [
        act(w.newTemplate, 'templates.new'),
        separator,
        { label: w.openDesk, accelerator: 'CmdOrCtrl+O', click: () => openDesk(null) },
        {
          label: w.recent,
          submenu:
            recentDesks.length > 0
              ? recentDesks.map((dir) => ({
                  label: basename(dir),
                  toolTip: dir,
                  click: () => openDesk(dir),
                }))
              : [{ label: w.noRecent, enabled: false }],
        },
        separator,
        act(w.lock, 'app.lock', 'CmdOrCtrl+Shift+L'),
        separator,
        act(w.print, 'app.print', 'CmdOrCtrl+P'),
        act(w.pdf, 'app.pdf'),
        separator,
        isMac ? { role: 'close' } : { role: 'quit', label: w.quit },
      ],
    },
    {
      label: w.edit,
      submenu: [
        act(w.undo, 'app.undo', 'CmdOrCtrl+Z'),
        act(w.redo, 'app.redo', 'CmdOrCtrl+Shift+Z'),
        separator,
        { role: 'cut', label: w.cut },
        { role: 'copy', label: w.copy },
        { role: 'paste', label: w.paste },
        { role: 'selectAll', label: w.selectAll },
      ],
    },
    {
      label: w.view,
      submenu: [
        act(w.palette, 'app.palette', 'CmdOrCtrl+K'),
        separator,
        { role: 'resetZoom', label: w.actual },
        { role: 'zoomIn', label: w.zoomIn },
        { role: 'zoomOut', label: w.zoomOut },
        separator,
        { role: 'togglefullscreen', label: w.full },
      ],
    },
    { label: w.go, submenu: pages.map((page) => act(w[page], `go.${page}`)) },
    { label: w.window, role: 'windowMenu' },
    {
      label: w.help,
      role: 'help',
      submenu: [act(w.shortcuts, 'app.shortcuts', 'F1'), { label: w.about, click: () => needs.about() }],
    },
  ];
};
