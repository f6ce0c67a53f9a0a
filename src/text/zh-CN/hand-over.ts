/** 移交文件和已登记的工作台。 */
export const handOver = {
  arrival: {
    new: '新增 {{n}} 个',
    changed: '更改 {{n}} 个',
    conflict: '待决定 {{n}} 个',
    same: '无需接收 {{n}} 个',
    erased: '本工作台已彻底删除、不再接收 {{n}} 个',
  },
  sender: {
    own: '由本工作台制作',
    known: '来自 {{name}}',
    unknown: '来自未登记的工作台，自称“{{name}}”',
  },
  fingerprintOf: '指纹 {{fingerprint}}',
  handOverMade: '{{file}}：{{templates}} 个模板，{{scans}} 个扫描件和图片，{{bytes}} B',
  handOverMissing: '{{missing}} 个扫描件或图片在本工作台已损坏或丢失，没有一同移交。',
  handOverNote: '附言：{{note}}',
  handOverHolds: '制作于 {{time}}；{{templates}} 个模板，{{scans}} 个扫描件和图片',
  handOverTaken: '已接收，含 {{scans}} 个扫描件和图片。',
  handOverUndecided: '请决定：shiming hand-over decide 模板 字段 ours|theirs',
  ownDesk: '本工作台',
  deskUnnamed: '未命名',
  askPassphrase: '文件的口令',
} as const;
