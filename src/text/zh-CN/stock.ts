/** Words for the office's stock. */
export const stock = {
  stockRefused: {
    password: '办公室的服务器不认识这个工作台的账号，或者密码不对。请管理服务器的人新建账号，再重新加入。',
    unknown: '这个工作台还没有申请加入办公室的共享库。请先加入。',
    waiting: '这个工作台正在等待准入。请有准入权的同事核对指纹后放行。',
    removed:
      '这个工作台已被移出办公室的共享库。这里的内容都还在，但不再收发。如果是误操作，请找有准入权的同事。',
    reading: '这个工作台只能读办公室的共享库。需要写入时，请找有准入权的同事开通。',
    'not-owner': '只有有准入权的工作台能这样做。请找有准入权的同事。',
    'last-owner': '这是最后一个有准入权的工作台。请先把准入权交给同事的工作台，否则以后谁也加入不了。',
    founded: '办公室的共享库已由别的工作台建立。请改为加入。',
    'not-founded': '还没有人建立办公室的共享库。请先用第一个工作台建立。',
    'other-desk': '服务器上的这个账号属于另一个工作台。请管理服务器的人给本工作台另建一个。',
    'no-desk': '办公室的共享库里已经没有这个工作台。请重新查看工作台名单。',
    line: '办公室的服务器拒绝了这个工作台：账号已删除、密码已更换，或者权限已收回。请问管理服务器的人。',
    account:
      '这个账号在办公室的服务器上不能这样做。建立共享库要用管理服务器的账号；工作台要用专门给它建的账号。',
  },
  stockForeign: {
    'no-stock':
      '这个数据库里没有办公室的共享库。请检查地址；如果地址没错，请管理服务器的人建立或恢复。什么都没有收下。',
    'other-schema': '这个数据库里已有别的东西叫“stock”。请给办公室的共享库单独建一个数据库。',
    certificate:
      '服务器出示的证书和加入时记下的不同，或者那张证书已过期。什么都没有发送。请问管理服务器的人是否更换过证书，核对指纹后再接受新的（shiming stock trust）。',
    'no-tls': '服务器没有加密连接（TLS），所以什么都没有发送。请管理服务器的人打开 ssl。',
    'no-certificate':
      '服务器在别的电脑上时，工作台必须知道它的证书。请先获取证书，和管理服务器的人核对指纹，再试一次。',
    'old-server': '办公室的共享库需要 PostgreSQL 15 或更新版本，这台服务器太旧。请管理服务器的人升级。',
    'certificate-named':
      '服务器出示的证书不是你写的或看到的那一张。什么都没有发送。请先弄清原因：到服务器上核对指纹。',
    line: '服务器不是这个工作台加入时的那一台，或者证书已更换。什么都没有发送。请问管理服务器的人。',
    strange: '这个地址上应答的不是办公室共享库的 PostgreSQL。什么都没有收下。请检查地址。',
  },
  /** 命令 stock。 */
  stockCommand: {
    state: {
      off: '本工作台没有加入任何共享库。',
      paused: '已暂停：执行 shiming stock resume 之前不收发',
      asked: '正在等待准入。请把本工作台的指纹念给有准入权的同事：shiming stock admit 指纹',
      admitted:
        '已由工作台 {{fingerprint}} 放行。请打电话和那个工作台核对，再执行：shiming stock confirm 指纹',
      connecting: '正在连接 {{host}}',
      busy: '正在和 {{host}} 收发',
      'in-step': '已和 {{host}} 一致',
      away: '连不上 {{host}}',
      stopped: '已停止',
    },
    count: {
      waiting: '待发送 {{n}} 个模板',
      incoming: '正在接收 {{n}} 个模板',
      papers: '待取 {{n}} 个扫描件或图片',
      conflicts: '{{n}} 个模板有值待决定',
      erasures: '{{n}} 个模板已在别处彻底删除（shiming stock erasures erase|keep）',
    },
    erasure: { changed: '{{template}}  {{name}}（在这里改过）', asBefore: '{{template}}  {{name}}' },
    standing: { waiting: '等待准入', in: '已加入', removed: '已移出' },
    right: { owner: '有准入权', writes: '可读写', reads: '只读' },
    addressEncrypted: '{{user}}，{{host}}:{{port}}，数据库 {{database}}，已加密',
    addressLocal: '{{user}}，{{host}}:{{port}}，数据库 {{database}}，在本机',
    inStepAt: '上次一致：{{time}}',
    claim: '{{name}} 正打开着 {{template}}',
    errand: '{{template}} 已转给 {{name}} {{note}}',
    left: '本工作台已退出共享库，模板都还在这里。',
    leftAlone: '本工作台已退出共享库，但没能通知服务器。请同事把它移出：shiming stock remove 指纹',
    unsent: '有 {{n}} 个模板从未发送，只在本工作台上。',
    askPassword: '服务器上 {{user}} 的密码',
    certificate: '服务器的证书 SHA-256：{{fingerprint}}',
    isSame: '和服务器上显示的一样吗？（yes/no）',
    installed: '共享库已建立，步骤 {{step}}。',
    current: '共享库原已建立，步骤 {{step}}。',
    pruned: '已清理 {{pushes}} 个发送结果、{{versions}} 个旧版本、{{claims}} 个占用。',
    invitationsSecret: '每份邀请只给一个工作台，和密码一样保密：当面或另走一路交给对方，用完删除文件。',
    loopbackOnly: '这些邀请只能在本机使用。要给别的电脑，请写它们能访问到的服务器名称：--host 名称。',
  },
};
