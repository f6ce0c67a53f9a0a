/** Updates from a file. */
export const updateTexts = {
  updates: {
    title: '更新',
    about:
      '更新由管理员以文件带来，工作台自己从不联网查找。每个更新包都先核对发布者的签名，再备份工作台，然后才安装。',
    old: '这一版已发布 {{months}} 个月。规则和节假日每年都有变化，请问管理员有没有新版本。',
    choose: '选择更新包…',
    checking: '正在核对…',
    offer: '{{from}} → {{version}}（{{date}}）· {{size}}',
    apply: '备份并准备安装',
    ready: '{{version}} 版的安装程序已放好：',
    backup: '更新前的备份：',
    install: '关闭工作台并安装',
    shown: '已在文件夹里显示。',
    drop: '不安装了',
  },
} as const;
