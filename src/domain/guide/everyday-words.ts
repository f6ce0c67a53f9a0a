/** What messages speak of and what they say is wrong with it, as people write it in both languages. All in small letters (NFKC). */

/** English words at their beginnings, e.g. `fail` for failed and failure; `$` ends a word. */
const english = (words: string): string =>
  words
    .split(' ')
    .map((word) => `\\b${word.replaceAll('_', '[ -]').replaceAll('$', '\\b')}`)
    .join('|');

const either = (chinese: string, words = ''): RegExp =>
  new RegExp([chinese, ...(words === '' ? [] : [english(words)])].join('|'), 'u');

const table = {
  // What it is about.
  paper: either(
    '证件|身份证|執照|执照|护照|通行证|居住证|军官证|资料|材料|证明',
    'ids?$ cards?$ certificate document papers?$ licen[cs]e passport permit credential',
  ),
  identityPaper: either(
    '证件|身份证|执照|护照|通行证|居住证|军官证',
    'ids?$ cards?$ certificate document licen[cs]e passport permit credential',
  ),
  /** Papers that say who somebody is; a document can be anything. */
  ownPaper: either(
    '证件|身份证|执照|护照|通行证|居住证|军官证',
    'ids?$ id_cards?$ certificate licen[cs]e passport permit',
  ),
  picture: either('图|照片|相片|扫描|截图|文件', 'picture photo image scans?$ scanned files?$'),
  number: either('号码|证件号|证号|信用代码|编号', 'numbers?$ no\\.$ digits?$'),
  name: either('姓名|名字|名称|户名', 'names?$'),
  holder: either('注册人|注册者|所有者|持有者|持有人|所有人|域名主', 'registrant holder owner'),
  person: either('人|您|你|居民|用户', 'person people user customer resident you$'),
  appears: either('判定|显示|看起来|像是|属于', 'seem look appear'),
  contact: either(
    '联系人|联络人|联系方式',
    'contacts?$(?!_(?:us|me|support|your|our|the_support|customer|help|him|her|them)$)',
  ),
  countryCode: either(
    '区号|国家代码|国家码|国际码|国家号',
    'country_code dial(?:l?ing)?_code calling_code area_code',
  ),
  domainName: either('域名', 'domains?$'),
  domain: either('域名|名字|名称', 'domains?$ names?$'),
  naming: either('命名'),
  region: either('地区|国家|所在地|选成|选择', 'region country choose select set'),
  outerRegion: either('香港|澳门|港澳|台湾', 'hong_kong macau macao taiwan'),
  database: either('库|公安|户籍|实名|工商', 'database police real_name registry'),
  records: either('库|公安|户籍|工商', 'database police records?$ registry authorit'),
  overseas: either('海外|境外|国外|外国|外籍', 'overseas foreign abroad'),
  military: either('军队|部队|武警|国防|军事', 'military army armed_forces defen[cs]e'),
  information: either('信息|资料|数据|内容', 'information data$ details?$'),
  electronic: either('电子', 'electronic'),
  identity: either('身份(?!证)', 'identity'),
  upload: either('传', 'upload'),
  seal: either('公章|盖章|印章|红章|章', 'seals?$ stamp'),
  reviewer: either('审核机构|审核那边|审核部门|审核方|审核端|注册局', 'reviewer audit registry authorit'),
  fields: either('字段|栏|地址|省份|城市|邮编', 'fields?$ address province city postal postcode'),
  content: either('内容|情形|信息|词', 'content word text circumstance'),
  proof: either('截图|证明有效|能证明|官网|佐证', 'screenshot proof evidence'),

  // What is wrong with it.
  differs: either(
    '不一致|不符|不相符|对不上|不匹配|不一样|不同|有出入|不是同一|并非|不吻合|两个人',
    "(?:does|do|did)_?n[o']?t_(?:match|agree|fit|correspond) don't_match doesn't_match mismatch different differ inconsistent not_the_same is_not_the not_identical not_agree not_match",
  ),
  unclear: either(
    '不清|模糊|糊|看不清|看不见|看不到|反光|反射|曝光|太暗|虚焦|认不出',
    "blur unclear not_(?:very_|quite_|really_)?(?:clear|sharp|legible|readable) glare reflection illegible unreadable can(?:no|')t_(?:be_)?(?:read|see) can't_(?:read|see) hard_to_read too_dark out_of_focus fuzzy",
  ),
  covered: either(
    '遮|挡住|盖住了|水印|马赛克|打码',
    'watermark covering covered covers_(?:part|the) obscured hidden finger blocked masked',
  ),
  incomplete: either(
    '不完整|没拍全|不全|缺角|缺边|裁掉|切掉|裁切|边框|边缘|边角|四角|四个角|四边|完整的',
    'incomplete not_(?:quite_)?complete cut_off cropped edges?$ corners?$ borders?$ whole_(?:page|card|document) entire full_picture partly',
  ),
  sides: either(
    '正反面|反面|背面|两面|双面|另一面|正面',
    'the_back$ back_(?:of|side|page|is|was|too) backside both_sides reverse other_side front_(?:only|side)',
  ),
  missing: either(
    '没看到|没有?上传|未上传|未提交|没有?提交|没有?收到|未收到|缺少|缺失|漏|补交|补一下|补传|未提供|没有?提供|忘',
    "forgot forgotten missing (?:have|has|was|were|did)_?n[o']t_(?:yet_|been_)*(?:attach|receive|upload|provide|submit|send|sent|get|got) lack without_(?:an?_|the_|your_)?(?:id|certificate|document) no_(?:copy|id|certificate|document)s?_(?:was|were|of|attached|received|uploaded)",
  ),
  fresh: either(
    '新证|新办|新发|新领|新颁|刚办|刚发|刚领|刚换|刚拿|刚下来|刚补|才办|才领|办下来没',
    'newly brand_new just_(?:been_)?issued recently_issued new_(?:id|card|licen[cs]e|certificate|passport|document) (?:issued|made|renewed)_(?:only_|just_)?(?:a_few|[a-z0-9]+)_(?:days?|weeks?)_ago (?:issued|made)_(?:yesterday|last_week|recently|this_week)',
  ),
  notFound: either(
    '查不到|查无|找不到|不存在|没有(?:您|你|这|此|该|记录|查)|无此|未查到|未找到|搜不到|还没同步|没收录',
    "not_(?:be_)?found can(?:no|')?t_find can't_find could_not_find couldn't_find no_(?:record|entry|trace|such) does_?n[o']t_exist does_not_exist not_exist unknown$",
  ),
  length: either(
    '位数|少了?[一二两三几]位|多了?[一二两三几]位|少一个数|少了个|长度|[0-9]+ ?位',
    'too_(?:few|many) (?:one|two|a)_(?:digit|character)s?_(?:too|short|missing|less|more) number_of_(?:characters|digits) digits?_(?:too|short|missing) too_(?:short|long) length',
  ),
  type: either('类型|类别|种类', 'types?$ kinds?_of'),
  wrong: either(
    '错|有误|不对|不正确|无效|有问题|得有问题|不规范',
    'wrong incorrect invalid not_(?:right|correct|valid) errors?$ mistake false',
  ),
  chosen: either('选|应为|改成', 'picked chose chosen choose select selected'),
  verify: either('核验|验证|校验|认证|核实|审核', 'verif validat authenticat check'),
  failed: either(
    '没过|没通过|没有通过|未通过|不通过|未能通过|不合格|失败|没有?成功|未成功|不成功|没验证|过不了|过不去',
    "fail unsuccessful could_not couldn't can(?:no|')?t_be not_(?:be_)?(?:verified|validated|authenticated|passed|confirmed) did_?n[o']t_pass did_not_pass not_pass",
  ),
  outright: either('直接|当场|立刻|马上', 'outright straight_away directly immediately at_once'),
  refused: either('拒|打回|退回|驳回|不予', 'refus reject denied declin turned_down'),
  none: either(
    '没|未|无|缺|要盖|需要?盖|请盖|加盖',
    "no$ not$ without missing lacks? needs? must hasn't isn't",
  ),
  copy: either('黑白|复印件|彩色|原件扫描', 'black_and_white gr[ae]yscale colou?r photocop copies$ xerox'),
  repeated: either(
    '多次|反复|好几次|一直|再三|总是|每次|几遍',
    'many_times repeatedly several_times each_time every_time keeps again_and_again over_and_over',
  ),
  sent: either('传|提交|发送|送', 'sen[dt] sending upload submit deliver'),
  notArrived: either(
    '失败|收不到|送不到|传不上|没传上|没送到|不成功|出错',
    'fail error unsuccessful not_(?:arrive|reach|go_through)',
  ),
  timedOut: either(
    '(?:审核|认证).{0,4}超时|超过审核时[间限]|逾期未审',
    '(?:review|verification|audit|check)_(?:has_|was_)?(?:timed_out|time_?out|overdue)',
  ),
  network: either('网络|断网|传输', 'network connection transmission internet'),
  size: either(
    '太大|太小|过大|过小|超过|超出|大小|大一点|小一点|不能小于|不能大于|[0-9]+ ?(?:m|mb|k|kb)(?![a-z])',
    'too_(?:large|big|small|heavy) larger_than smaller_than bigger_than exceed file_size image_size size_limit at_(?:most|least)_[0-9]',
  ),
  format: either('格式|pdf|heic|后缀|扩展名', 'format pdf$ heic$ extension file_types?$ jpe?g$ bmp$ png$'),
  unsupported: either(
    '不支持|不对|不能传|不能用|不接受|不行|错|有误|不符合',
    "not_(?:be_)?(?:supported|accepted|allowed|valid|readable) unsupported invalid wrong only_(?:accept|jpe?g) cannot_(?:use|accept|open) can't_(?:use|accept|open)",
  ),
  syntax: either('语法', 'syntax xml schema'),
  empty: either('为空|不能空|空着|没填|未填|是空的|没有填', 'empty$ blank$ not_filled is_required'),
  han: either('汉字|中文字|用中文|填中文', 'chinese_character han_character in_chinese'),
  chineseName: either(
    '中文名|中文姓名|中文字段|中文栏|中文）|中文\\)|所有者中文|中文那',
    'chinese_(?:name|field|holder|registrant|owner)',
  ),
  symbols: either(
    '特殊符号|特殊字符|标点|符号|间隔号',
    'special_(?:character|symbol|mark|sign) punctuation accents?$ symbols?$',
  ),
  againstState: either(
    '国家安全|国家秘密|颠覆|分裂|破坏.{0,4}统一|国家统一|推翻',
    'national_security state_secret overthrow overturn split(?:ting)?_the_(?:state|country|nation) separatis state_integrity subver security_of_the_(?:state|country)',
  ),
  infringes: either('侵犯|侵害|侵权|重名|撞名|冒用', 'infring violat'),
  owned: either(
    '商标|品牌|权益|权利|别人|他人|人家|公司',
    'trademark brands?$ rights?$ compan somebody someone another',
  ),
  law: either('法律|法规|法条', 'laws?$ regulation legal'),
  prohibits: either('禁止|不得|违反|违法', 'prohibit forbid forbidden banned illegal not_allowed against'),
  honour: either(
    '荣誉|形象|国家利益|国家的利益|尊严|国家.{0,3}利益',
    'honou?r national_interest interests?_of_the_(?:nation|state|country) dignity image_of_the_(?:state|country)',
  ),
  harms: either('损害|有损|危害|抹黑|损坏|伤害', 'harm damag hurt endanger insult disgrace'),
  bannedWord: either(
    '敏感词|敏感字|违禁词|禁止词|禁用词|禁词|屏蔽词|敏感(?:的)?(?:内容|词汇|字眼)',
    '(?:sensitive|banned|forbidden|prohibited|blocked|restricted)_(?:word|term|expression)',
  ),
  expired: either('过期|已到期|失效|过了有效期|有效期已过', 'expired no_longer_valid out_of_date'),
  parse: either('解析|读不出|打不开', 'pars(?:e|ing)$ not_(?:be_)?(?:decoded|opened) corrupt'),
  parameter: either('credential_?id', 'credential_?id parameter'),
  /** Of web servers and domains, which end and are renewed too. */
  webCertificate: either('ssl|https|网站证书|服务器证书', 'ssl$ tls$ https$'),
} as const;

export type Concept = keyof typeof table;

const concepts = Object.keys(table) as Concept[];

/** Everything that a sentence speaks of. */
export const conceptsIn = (sentence: string): ReadonlySet<Concept> =>
  new Set(concepts.filter((concept) => table[concept].test(sentence)));
