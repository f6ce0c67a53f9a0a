/** Sentences of faults: what could not be done and what to do. */
import type { FaultCode } from '#contract/faults';

export const faults = {
  'not-found': '没有找到，可能已被删除。请刷新后再试。',
  'domain-unknown': '此模板没有这个域名，请先把它加入模板的域名。',
  'stale-revision': '这个模板刚在别处改过。请载入最新内容再改，你写的不会丢。',
  'invalid-input': '填写的内容无法识别{{fieldPart}}。',
  'unreadable-scan': '这个文件不能用作扫描件：{{reasonText}}',
  'unreadable-file': '{{fileReason}}',
  'file-too-large': '文件太大（{{bytes}} 字节），上限是 {{limit}} 字节。',
  'grant-unknown': '文件已经用过或已过时，请重新添加。',
  'desk-in-use': '这个工作台正被另一个窗口或程序使用，请先关闭它。',
  'desk-not-empty': '工作台里已有模板，样本只放进空的工作台。',
  'desk-missing': '这个文件夹里没有工作台。',
  'desk-gone':
    '工作台的文件夹不在原处（盘被拔出、网络断开或被移走）。已保存的内容都在里面；请接回或放回原处，会自动继续。',
  'store-newer': '资料由更新的版本（{{store}}）写成，本程序只认识到 {{app}}。请升级程序；资料没有改动。',
  'desk-incomplete':
    '这个工作台缺少一部分（{{missing}}），现有：{{there}}。没有新建也没有改动任何文件。请到杀毒软件的隔离区、电脑或同步软件的回收站里找回，或取来整个工作台文件夹的副本。要新建工作台，请选空文件夹。',
  'store-damaged': '{{damagedText}}',
  'key-missing':
    '找不到这个工作台的密钥（{{file}}）。没有密钥打不开资料；资料没有改动。请从工作台文件夹的副本、杀毒软件的隔离区或回收站找回这个文件。',
  'key-wrong': '{{keyText}}',
  'key-held-by-system': '这个工作台的密钥由系统钥匙串保管，只能在桌面程序里打开。',
  'key-store-refused':
    '系统钥匙串没有给出这个工作台的密钥：可能换了用户或电脑，或钥匙串已锁定、被重置。不是工作台的文件有问题；没有改动任何文件。请用建立工作台的用户登录，解锁钥匙串后再试{{askPart}}。',
  'key-locked': '这个工作台要用{{askText}}打开。',
  'secret-wrong': '{{secretText}}',
  'secret-weak': '这个口令太容易猜到。请用至少 12 个字符（一个汉字算两个），或四个不同的词。',
  'words-misspelt': '{{wordsText}}',
  'words-not-back': '第 {{numbers}} 个词不对。请看着纸再输入一次。',
  'office-key-wrong': '{{officeText}}',
  'slot-last': '这是工作台的最后一把钥匙，没有它谁也打不开工作台。请先添加另一把。',
  'slot-last-portable':
    '这是最后一把能在别的电脑上打开工作台的钥匙。没有它，电脑坏了或系统账户没了，工作台就打不开了。请先添加另一把，或明确表示就要这样。',
  'desk-locked': '工作台已锁定，请先解锁。',
  'not-encrypted': '{{file}} 没有加密，不是本程序的资料。没有打开，也没有改动。',
  'read-only': '没有写入权限（{{file}}）。请检查文件夹权限或换一个位置。',
  'not-readable': '没有读取权限（{{file}}）。请检查文件的所有者和权限；没有改动任何文件。',
  'path-too-long': '路径太长（{{file}}）。请把文件夹移到路径更短的位置。',
  'folder-gone': '{{file}} 所在的文件夹不在了。请新建或放回文件夹，或换一个位置。',
  'folder-not-empty': '文件夹不是空的。请选一个空文件夹，或还不存在的位置。',
  'file-in-use': '另一个程序正占用 {{file}}。请关闭它再试。',
  'no-locks':
    '这个位置不能让一个程序独占文件（{{file}}），有些网络共享就是这样。请把工作台放在本机磁盘上；没有改动任何文件。',
  'disk-full': '磁盘已满（{{file}}）。已保存的内容没有丢失；请腾出空间后再试。',
  'disk-failing':
    '磁盘没有正常响应（{{file}}）。这不是工作台损坏：请检查数据线、磁盘和网络后再试；如果再次出现，请把工作台文件夹复制到另一块磁盘。',
  'backup-missing': '这里没有备份。请指定一份备份的文件夹，或它所在的磁盘。',
  'backup-several': '这里有不止一个工作台的备份（{{there}}）。请指定其中一个文件夹。',
  'backup-damaged': '这份备份已损坏（{{file}}），没有使用，也没有改动任何内容。请换一份备份。',
  'backup-newer': '这份备份由更新版本的程序制作。请先更新程序。',
  'backup-key': '需要这份备份的密钥：它的口令、恢复词，或原工作台的密钥文件（key.json）。',
  'folder-not-watchable':
    '不能监视这个文件夹。请选一个已存在、不在工作台里面、也没有和已监视的文件夹重叠的文件夹（最多 20 个）。',
  'place-unfit': '不能备份到那里。请选一个已存在、可写入、不在工作台里面的文件夹。',
  'backup-busy': '正在备份或恢复，请等它完成。',
  'nothing-due': '这些都没有到期。',
  'nothing-ready': '没有可以导出的模板。',
  'nothing-to-undo': '没有可以撤销或重做的操作。',
  'undo-stale':
    '这一步涉及的模板（{{count}} 个）之后又改过，已不能撤销；没有改动任何内容。可以继续撤销更早的操作。',
  'undo-other-changed':
    '这一步涉及的模板（{{count}} 个）之后被他人改过，不能撤销；是谁改的，可看历史记录。没有改动任何内容。对方的修改撤回后，这一步即可撤销；现在可以继续撤销更早的操作。',
  'undo-busy': '这一步还在进行。请等它完成，或先取消它。',
  'not-a-bundle': '这不是提交包。',
  'stock-invitation-wrong': '这不是共享库邀请，或者没有复制完整。请复制管理员给的整行文字。',
  'stock-joined': '本工作台已经加入一个共享库。请先退出。',
  'stock-none': '本工作台没有加入任何共享库。请先用邀请加入。',
  'stock-item-newer': '共享库里有别的工作台在用更新的版本。请更新本程序；更新前不收不发，也不会丢失。',
  'stock-older':
    '服务器的状态比本工作台见过的旧，多半是从备份恢复过。没有接收，也没有发送。请与管理员核实，然后让本工作台重新比对全部内容。',
  'stock-emptied':
    '服务器是空的，或者少了原有的模板。这里没有接收或删除任何内容。请与管理员核实，然后让本工作台重新比对全部内容。',
  'stock-renewed': '管理员说明共享库是从备份恢复的。请让本工作台重新比对全部内容：只有这里才有的会再次发送。',
  'stock-removed': '本工作台已被移出共享库。模板仍在这里；不再接收，也不再发送。',
  'stock-copied':
    '有人以本工作台的名义发送，多半是工作台文件夹被复制到了另一台电脑，其中一台须退出共享库后重新加入。如果本工作台是从备份恢复的，请让它重新比对全部内容。',
  'not-a-hand-over': '这不是移交文件。',
  'hand-over-newer': '这个移交文件由更新版本的程序制作（格式 {{version}}）。请先更新程序。',
  'hand-over-damaged': '这个移交文件已损坏、不完整或被改动过，没有接收任何内容。请对方重新制作。',
  'hand-over-passphrase': '打开这个文件需要它的口令。',
  'hand-over-passphrase-wrong': '口令不对，或者文件被改动过。',
  'hand-over-for-other': '这个文件是加密给另一个工作台的。请对方为本工作台制作，或改用口令。',
  'desk-code-wrong': '这不是工作台代码，或者不完整。请复制整行。',
  'pack-newer': '这个规则包需要更新版本的程序（格式 {{schema}}，本版支持 {{app}}）。请先更新程序。',
  'pack-invalid': '这不是可用的规则包{{fieldPart}}，没有做任何改动。',
  'target-unknown': '没有名为“{{target}}”的目标。',
  cancelled: '已取消。',
  'core-stopped': '后台刚刚中断，正在重新启动。已保存的内容没有丢失，请稍后再试。',
  'core-failed':
    '后台在半分钟内中断了 {{deaths}} 次，没有再自动启动。已保存的内容没有丢失，已填写的还在这个窗口里。请重新启动后台；如果再次中断，请先不要关闭窗口，并告诉维护人员。',
  defect: '程序出错了（编号 {{incident}}）。之前保存的内容都在；请把编号告诉维护人员。',
  'not-an-update': '这不是更新包，或者文件不完整。没有打开它，什么都没有改动。',
  'update-untrusted': '{{updateText}}',
  'update-unfit': '{{updateText}}',
  'not-a-rules-file': '这不是规则文件，或者文件不完整。没有打开它，什么都没有改动。',
  'rules-untrusted': '{{rulesText}}',
  'rules-unfit': '{{rulesText}}',
  'list-unreadable': '{{listReason}}',
  'list-too-long': '表格有 {{rows}} 行 {{columns}} 列，最多 50,000 行 300 列。请分成几个文件导入。',
  'reading-unavailable':
    '这台电脑上读不了证件上的文字：识别组件缺失或不适用于此系统。其他功能照常使用；重新安装程序可以恢复。',
  'scanner-away': '扫描仪没有应答。请打开电源，检查连线或设置里的地址，再重新查找扫描仪。',
  'scanner-busy': '扫描仪正在做别的扫描。等它结束后再扫描。',
  'scanner-jammed': '进纸器卡纸。请取出卡住的纸，放入还没扫描的几张再接着扫描；卡纸之前的页已在收件里。',
  'scanner-empty': '进纸器里没有纸。请放入纸张，或改用平板扫描。',
  'scanner-open': '扫描仪的盖子开着。请合上再扫描；之前的页已在收件里。',
  'scanner-denied':
    '系统不允许当前用户使用扫描仪。请找管理电脑的人：Linux 上用户要在 scanner 组里；网络扫描仪可能要密码，工作台给不了。',
  'scanner-refused': '扫描仪做不到。请换来源、分辨率、颜色或纸张。',
  'scanner-failed':
    '和扫描仪的连接断了，或它自己停了。完整的页已在收件里，没有半页。请检查扫描仪，再扫描缺的页。',
  'scanner-memory': '扫描仪内存不够。请降低分辨率。',
  'scanner-strange': '这个地址的应答不是扫描仪（eSCL）的应答，什么都没有收下。请检查设置里的地址。',
  'scanner-unsafe':
    '这台电脑不信任扫描仪的证书。请让系统信任它；如果是办公室自己的网络，也可以把地址写成 http://。',
  'export-too-long': '一次最多导出 {{limit}} 个模板，这里有 {{n}} 个。请先筛选或搜索，分几次导出。',
  'stock-away':
    '办公室的服务器没有应答。可以照常工作：这里的改动先留着，等它应答后再发送。如果一直这样，请找管理服务器的人。',
  'stock-refused': '{{stockText}}',
  'stock-foreign': '{{stockText}}',
  'stock-full': '办公室服务器的磁盘已满，收不下新内容。这里的改动先留着。请管理服务器的人腾出空间。',
  'stock-newer':
    '办公室的共享库是用更新版本的程序建立的（第 {{step}} 步，本程序只认识到第 {{known}} 步）。请更新这台电脑上的程序；什么都没有改动。',
  'stock-epoch': '办公室的密钥或工作台名单刚刚变了。什么都没有收下；请同步后再做一次。',
  'stock-too-large':
    '超过了共享库能收的大小（{{bytes}} 字节，上限 {{limit}}）。它留在本工作台；请缩小后再试。',
  'stock-altered':
    '办公室服务器给出的内容不是本办公室的工作台放上去的：被改动、调换或损坏了。什么都没有收下。请告诉管理服务器的人。',
} as const satisfies Record<FaultCode, string>;
