/** The menu in the system's language: what every desktop program has, nothing else yet. */
import type { MenuItemConstructorOptions } from 'electron';

const words = {
  zh: {
    file: '文件',
    edit: '编辑',
    view: '视图',
    window: '窗口',
    zoomIn: '放大',
    zoomOut: '缩小',
    actual: '实际大小',
  },
  en: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    actual: 'Actual size',
  },
} as const;

export const menuTemplate = (platform: NodeJS.Platform, locale: string): MenuItemConstructorOptions[] => {
  const w = words[locale.startsWith('zh') ? 'zh' : 'en'];
  const mac = platform === 'darwin';
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { label: w.file, submenu: [{ role: mac ? 'close' : 'quit' }] },
    { label: w.edit, role: 'editMenu' },
    {
      label: w.view,
      submenu: [
        { label: w.actual, role: 'resetZoom' },
        { label: w.zoomIn, role: 'zoomIn' },
        { label: w.zoomOut, role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { label: w.window, role: 'windowMenu' },
  ];
};
