/** What is said about updates. */
export const updates = {
  updateDistrust: {
    'no-keys': '这个版本里没有发布者的公钥，不能从文件更新。请用安装程序更新。',
    'unknown-key':
      '更新包不是由本程序认识的发布者签名的，没有打开它，什么都没有改动。请从原来的地方重新取得。',
    changed: '更新包被改动过或者不完整，没有打开它，什么都没有改动。请重新取得。',
  },
  updateUnfit: {
    nonsense: '更新包里的说明自相矛盾，没有安装。',
    platform: '更新包适用于别的系统（{{for}}），没有安装。',
    arch: '更新包适用于别的处理器（{{for}}），没有安装。',
    same: '这已经是 {{version}} 版，不需要更新。',
    older: '更新包是 {{version}} 版，比现在的 {{from}} 版旧。不会退回旧版本；要退回，请恢复更新前的备份。',
    'store-newer': '这个工作台的数据库比 {{version}} 版能读的还新，没有安装。',
    'store-older': '这个工作台的数据库太旧，{{version}} 版读不了。请先更新到两者之间的版本。',
  },
  updateOffer: '{{from}} → {{version}}（{{date}}），{{file}}，{{bytes}} 字节：签名和内容都已核对，可以安装。',
  updateChangesStore: '新版本第一次打开工作台时会升级数据库；之后要退回旧版本，请恢复更新前的备份。',
  updateReady: '安装程序已放好：{{path}}\n更新前的备份：{{backup}}',
  updateHow: {
    nsis: '请关闭工作台，再打开这个文件。',
    msi: '请关闭工作台，再打开这个文件；要在多台电脑上静默安装，请用 msiexec /i。',
    portable: '请关闭工作台，用这个文件替换原来的便携版程序；旁边的 desk 文件夹保持不动。',
    dmg: '请关闭工作台，打开这个文件，把程序拖到“应用程序”里替换。',
    deb: '请关闭工作台，让管理员安装：sudo apt install 加上这个文件的路径。',
    rpm: '请关闭工作台，让管理员安装：sudo dnf install 加上这个文件的路径。',
    appimage: '请关闭工作台，用这个文件替换原来的 AppImage。',
  },
  updateChanged: '程序已从 {{from}} 版换成 {{version}} 版。',
  updateNone: '没有放好的更新。',
  updateAge: '{{version}} 版，{{released}} 发布，已有 {{months}} 个月。',
  updateUnreleased: '{{version}} 版，尚未发布。',
} as const;
