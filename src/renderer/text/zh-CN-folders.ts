/** Folders that are chosen, and those that are watched. */
export const folderTexts = {
  folder: {
    choose: '选择文件夹',
    path: '文件夹的完整路径',
    use: { backup: '使用这个文件夹', watch: '监视这个文件夹', restore: '看这里的备份' },
  },
  watched: {
    title: '监视的文件夹',
    about:
      '扫描仪、共享文件夹里新来的扫描件自动收件。收下的移到 done 文件夹，收不下的移到 failed 文件夹并附原因，什么都不会删除。',
    watching: '监视中',
    off: '已停用',
    away: '现在找不到（{{since}} 起），找到后自动继续',
    waits: '现在收不了：{{why}}',
    waiting: '{{n}} 个文件还没写完',
    held: '{{n}} 个文件被占用或不能读取',
    cloud: '{{n}} 个文件只在云端',
    counts: '这次打开以来：收下 {{taken}}，已有 {{twice}}，拒收 {{failed}}',
    customer: '新模板的客户',
    target: '新模板的提交目标',
    own: '和工作台一样',
    bySubfolder: '子文件夹的名字是客户',
    on: '监视',
    remove: '不再监视',
    removed: '不再监视“{{path}}”。文件夹和文件都还在。',
    chosen: '以后放进来的扫描件会自动收件。',
  },
} as const;
