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
