/** Sentences of faults: what could not be done and what to do. */
import type { FaultCode } from '#contract/faults';

export const faults = {
  'not-found': '没有找到，可能已被删除。请刷新后再试。',
  'domain-unknown': '此模板没有这个域名，请先把它加入模板的域名。',
  'stale-revision': '这个模板刚在别处改过。请载入最新内容再改，你写的不会丢。',
  'invalid-input': '填写的内容无法识别{{fieldPart}}。',
  'unreadable-scan': '这个文件不能用作扫描件：{{reasonText}}',
  'unreadable-file': '文件打不开。请确认它还在原处，并且没有被其他程序占用。',
  'file-too-large': '文件太大（{{bytes}} 字节），上限是 {{limit}} 字节。',
  'grant-unknown': '文件已经用过或已过时，请重新添加。',
  'desk-in-use': '这个工作台正被另一个窗口或程序使用，请先关闭它。',
  'desk-not-empty': '工作台里已有模板，样本只放进空的工作台。',
  'desk-missing': '这个文件夹里没有工作台。',
  'desk-gone':
    '工作台的文件夹不在原处（盘被拔出、网络断开或被移走）。已保存的内容都在里面；请接回或放回原处，会自动继续。',
  'store-newer': '资料由更新的版本（{{store}}）写成，本程序只认识到 {{app}}。请升级程序；资料没有改动。',
  'store-damaged': '资料文件 {{file}} 已损坏或被改动，无法读取。文件保持原样，请用备份恢复。',
  'key-missing': '找不到这个工作台的密钥（{{file}}）。没有密钥打不开资料；资料没有改动。',
  'key-wrong': '密钥与资料不符，或资料开头已损坏（{{file}}）。没有改动任何文件。',
  'key-held-by-system': '这个工作台的密钥由系统钥匙串保管，只能在桌面程序里打开。',
  'not-encrypted': '{{file}} 没有加密，不是本程序的资料。没有打开，也没有改动。',
  'read-only': '没有写入权限（{{file}}）。请检查文件夹权限或换一个位置。',
  'disk-full': '磁盘已满（{{file}}）。已保存的内容没有丢失；请腾出空间后再试。',
  'nothing-ready': '没有可以导出的模板。',
  'nothing-to-undo': '没有可以撤销或重做的操作。',
  'undo-stale':
    '这一步涉及的模板（{{count}} 个）之后又改过，已不能撤销；没有改动任何内容。可以继续撤销更早的操作。',
  'undo-busy': '这一步还在进行。请等它完成，或先取消它。',
  'not-a-bundle': '这不是提交包。',
  'pack-newer': '这个规则包需要更新版本的程序（格式 {{schema}}，本版支持 {{app}}）。请先更新程序。',
  'pack-invalid': '这不是可用的规则包{{fieldPart}}，没有做任何改动。',
  'target-unknown': '没有名为“{{target}}”的目标。',
  cancelled: '已取消。',
  'core-stopped': '后台刚刚中断，正在重新启动。已保存的内容没有丢失，请稍后再试。',
  'core-failed':
    '后台在半分钟内中断了 {{deaths}} 次，没有再自动启动。已保存的内容没有丢失，已填写的还在这个窗口里。请重新启动后台；如果再次中断，请先不要关闭窗口，并告诉维护人员。',
  defect: '程序出错了（编号 {{incident}}）。已保存的内容没有丢失；请把编号告诉维护人员。',
  'list-unreadable': '{{listReason}}',
  'list-too-long': '表格有 {{rows}} 行 {{columns}} 列，最多 50,000 行 300 列。请分成几个文件导入。',
  'export-too-long': '一次最多导出 {{limit}} 个模板，这里有 {{n}} 个。请先筛选或搜索，分几次导出。',
} as const satisfies Record<FaultCode, string>;
