/** What is said about backups, restoring and erasing. */
export const backups = {
  backupNotice: {
    untried: '已有一个月以上没有试过恢复。请在最新的备份旁按“试恢复”，不会改动任何内容。',
    none: '这个工作台还没有备份。',
    old: '最新的备份已有 {{days}} 天。',
    failed: '上一次备份失败：{{why}}',
    away: '第二备份位置没有连接，那里最新的备份已有 {{secondDays}} 天。',
    awayNever: '第二备份位置没有连接，那里还没有备份。',
  },
  backupStep: {
    store: '数据库',
    objects: '扫描件和图片',
    proof: '读回检验',
    restore: '打开',
    copy: '安装程序',
  },
  backupMade:
    '{{path}}：{{templates}} 个模板，{{objects}} 个文件（新增 {{copied}} 个），读回检验 {{read}} 个，可以恢复。',
  backupMissing: '有 {{missing}} 个文件在工作台里已损坏或丢失，没能备份。“检查工作台”会指出是哪些。',
  backupHealed: '备份里有 {{healed}} 个文件损坏，已重新写入。',
  backupNoKey:
    '没有这个工作台的密钥文件（key.json）就打不开这份备份。请设置口令或恢复词，这样在别的电脑上也能打开。',
  backupAway: '第二备份位置没有连接，只在工作台文件夹里做了备份。',
  restored:
    '已恢复到 {{desk}}：{{templates}} 个模板，{{objects}} 个文件，备份时间 {{madeAt}}（用时 {{seconds}} 秒）。',
  restoreMissing: '这份备份里有 {{n}} 个文件已损坏或丢失：',
  restoreErased: '有 {{erased}} 个模板在这份备份之后已彻底删除，没有恢复。',
  erased:
    '已彻底删除：模板 {{templates}} 个，扫描件 {{scans}} 个，图片 {{pictures}} 个，提交包 {{bundles}} 个，文件 {{objects}} 个。',
  wouldErase:
    '将彻底删除：模板 {{templates}} 个，扫描件 {{scans}} 个，图片 {{pictures}} 个，提交包 {{bundles}} 个。没有做任何改动。',
  eraseBundle: '{{fileName}} 含有其中的内容，会一起删除；包里其余 {{others}} 个模板可以重新导出。',
  eraseOlder: '{{path}} 里的 {{backups}} 份备份在下次备份之前仍含有这些内容。',
  eraseOlderAway: '第二备份位置（{{path}}）没有连接，那里的备份仍含有这些内容，请连接一次。',
  eraseElsewhere: '已另存到别处的提交包和表格，工作台无法删除。',
  eraseReason: {
    'asked-for': '本人要求',
    'no-longer-needed': '不再需要',
    retention: '保存期已满',
    mistake: '误收',
    other: '其他原因',
  },
  dueWhat: { papers: '扫描件和图片', all: '整个模板' },
  dueNone: '没有到期的内容。',
  due: '{{n}} 个已到期。没有做任何改动。加上 --yes 才会删除。',
} as const;
