/** Words for states, sides, parts and problems. */
export const labels = {
  state: {
    'not-submitted': '未提交',
    'in-review': '审核中',
    verified: '已通过',
    rejected: '已退回',
  },
  readiness: {
    stop: '需处理',
    wait: '等待中',
    ready: '可提交',
  },
  level: {
    stop: '不通过',
    warn: '提醒',
    note: '说明',
  },
  holderKind: {
    individual: '个人',
    organization: '企业或组织',
  },
  side: {
    front: '正面',
    back: '反面',
    page: '页',
  },
  mended: {
    spaces: '空格',
    width: '全角字符',
    case: '小写字母',
    separators: '分隔符',
    invisible: '看不见的字符',
  },
  brackets: {
    'full-width': '全角（）',
    'half-width': '半角()',
  },
  part: {
    number: '号码',
    birthDate: '出生日期',
    expires: '有效期',
    personalNumber: '个人号码',
    composite: '总校验',
  },
  noExplanation: '这段文字不像任何一条已知的退回原因。',
  picture: '图片',
  scan: '扫描件',
  expected: '，应为“{{expected}}”',
  inField: '（{{field}}）',
  problem: {
    'not-a-zip': '这不是 zip 文件，或已不完整。',
    'manifest-missing': '缺少 manifest.json。',
    'manifest-unreadable': 'manifest.json 无法读取。',
    'manifest-newer': '由更新的版本制作，请升级后再核对。',
    'file-missing': '缺少文件 {{file}}。',
    'file-changed': '文件 {{file}} 被改动过{{at}}。',
    'file-added': '多出文件 {{file}}。',
    'file-unreadable': '文件 {{file}} 无法读取。',
  },
  atByte: '（第 {{offset}} 字节）',
} as const;
