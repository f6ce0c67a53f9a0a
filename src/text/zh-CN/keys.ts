/** Words of key slots. */
export const keys = {
  or: '或',
  slotKind: {
    system: '系统钥匙串',
    file: '明文密钥文件',
    passphrase: '口令',
    words: '24 个恢复词',
    office: '办公室密钥',
  },
  keyAsk: {
    keep: '要保留“{{slot}}”，请输入它（留空则移除）',
    passphrase: '新口令',
    again: '再输入一次',
    differs: '两次输入不一样，没有改动任何内容。',
    words: '24 个词',
    write: '请按顺序把这些词写在纸上，只显示这一次。',
    word: '第 {{number}} 个词：',
  },
  rekeyed: '工作台已换用新的数据密钥。可用来打开的钥匙：{{kept}}。',
  rekeyWaits: '新的数据密钥尚未启用：磁盘空间足够时，下次打开工作台就会换用。',
  rekeyGone: '以下钥匙不再能打开：{{gone}}。',
  rekeyBackups:
    '以前的备份用当时的钥匙打开，或在本工作台旁直接打开。持有旧密钥和旧文件夹副本的人，仍能读取那份副本。',
  keyNotice: {
    changed:
      '密钥文件里有不是本工作台写的内容。密钥本身没有错。请查看各把钥匙：移除不认识的，重新添加缺少的。',
    'from-copy':
      '密钥文件（key.json）已损坏或丢失，工作台用它的副本打开。在“检查工作台”里点“修复”会重新写好。',
    clear: '密钥以明文放在 key.json 里，谁复制了文件夹谁就能读。请添加口令或恢复词，然后移除“file”这把钥匙。',
    noPortable:
      '没有一把钥匙能在别的电脑上打开这个工作台。请添加口令或恢复词，否则电脑坏了或系统账户没了，就再也打不开。',
  },
  keyOfficeMade:
    '私有部分在 {{file}} 里。请放在离工作台远的地方，如保险柜里的移动盘。上面一行是公开部分，什么也打不开。',
  askInstead: '，或用{{askText}}打开',
  secretWrong: {
    passphrase: '这个口令打不开工作台',
    words: '这些词本身完整，但不是这个工作台的',
    office: '这个办公室密钥打不开工作台',
    say: '{{wrong}}（已错 {{count}} 次）。没有改动任何内容。{{waitPart}}',
  },
  secretWait: '{{wait}} 秒后才会看下一次。',
  wordsWrong: {
    unknown: '第 {{at}} 个词不在两个词表里，请与纸上的核对。',
    count: '这里有 {{count}} 个词，应当是 24 个。',
    check: '这些词对不上校验：有一个写错，或有两个顺序颠倒。请与纸上的核对。',
  },
  officeKeyWrong: {
    public: '这不是办公室密钥的公开部分，或有字符写错。它以 shiming-office-public-1- 开头。',
    private: '这不是办公室密钥的私有部分，或有字符写错。它以 shiming-office-private-1- 开头。',
  },
} as const;
