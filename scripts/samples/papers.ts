/** The invented papers of the samples, as drawings: marked as samples, with numbers of public test vectors. */

const text = (x: number, y: number, size: number, value: string, fill = '#1c1c1c', more = ''): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" ${more}>${value}</text>`;

const watermark = (width: number, height: number): string =>
  text(
    width / 2,
    height - 18,
    26,
    '样本 SAMPLE · 非真实证件',
    '#9aa7b0',
    'text-anchor="middle" letter-spacing="6"',
  );

const card = (body: string, tint: string): string =>
  `<rect width="1012" height="638" rx="38" fill="${tint}"/><path d="M0 470 Q250 400 506 470 T1012 460 V638 H0Z" fill="#fff" opacity=".35"/>${body}${watermark(1012, 638)}`;

const person = (x: number, y: number): string =>
  `<g transform="translate(${x} ${y})"><rect width="230" height="300" fill="#c3cfd8" rx="6"/><circle cx="115" cy="110" r="58" fill="#7d8c98"/><path d="M15 300c10-90 190-90 200 0z" fill="#7d8c98"/></g>`;

const rows = (
  entries: readonly (readonly [string, string])[],
  x: number,
  y: number,
  step: number,
  size: number,
): string =>
  entries
    .map(
      ([label, value], index) =>
        text(x, y + index * step, size * 0.72, label, '#2a6f9e') +
        text(x + size * 3.4, y + index * step, size, value),
    )
    .join('');

const seal = (x: number, y: number, radius: number): string =>
  `<g fill="none" stroke="#c8281e" stroke-width="8" opacity=".85"><circle cx="${x}" cy="${y}" r="${radius}"/></g><text x="${x}" y="${y + 22}" font-size="64" fill="#c8281e" text-anchor="middle" opacity=".85">★</text><text x="${x}" y="${y + radius * 0.72}" font-size="26" fill="#c8281e" text-anchor="middle" opacity=".85">样本登记机关</text>`;

/** The front of a resident identity card; sex and birth are those that the number says. */
const idFront = (name: string, number: string, address: string): string =>
  card(
    rows(
      [
        ['姓名', name],
        ['性别', `${Number(number[16]) % 2 === 1 ? '男' : '女'}　　民族　汉`],
        [
          '出生',
          `${number.slice(6, 10)} 年 ${Number(number.slice(10, 12))} 月 ${Number(number.slice(12, 14))} 日`,
        ],
        ['住址', address],
      ],
      64,
      120,
      82,
      36,
    ) +
      person(720, 90) +
      text(64, 560, 26, '公民身份号码', '#2a6f9e') +
      text(300, 562, 44, number, '#1c1c1c', 'letter-spacing="5"'),
    '#dfe9ef',
  );
const idBack = card(
  `<circle cx="150" cy="150" r="78" fill="#c8281e" opacity=".85"/><text x="150" y="176" font-size="70" fill="#ffd75e" text-anchor="middle">★</text>` +
    text(620, 130, 52, '样本国', '#1c1c1c', 'text-anchor="middle" letter-spacing="18"') +
    text(620, 215, 66, '样本身份证', '#1c1c1c', 'text-anchor="middle" letter-spacing="12"') +
    text(180, 470, 32, '签发机关　　样本市公安局') +
    text(180, 540, 32, '有效期限　　2016.03.08 – 2036.03.08'),
  '#e4ecdf',
);
const permitFront = card(
  text(64, 90, 40, '样本通行证', '#4a5d8a') +
    rows(
      [
        ['姓名', '陈样本'],
        ['CHAN', 'YEUNG PUN'],
        ['出生', '1988.06.02'],
        ['有效期', '2019.05.01–2029.04.30'],
      ],
      380,
      190,
      84,
      34,
    ) +
    person(70, 150) +
    text(64, 560, 40, 'H12345678', '#1c1c1c', 'letter-spacing="6"'),
  '#e6e4f0',
);
const permitBack = card(
  text(506, 120, 40, '样本　证件背面', '#4a5d8a', 'text-anchor="middle"') +
    [
      'H1234567&lt;8&lt;SAMPLE&lt;&lt;&lt;&lt;&lt;&lt;&lt;',
      '8806021F2904302&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;',
      'CHAN&lt;&lt;YEUNG&lt;PUN&lt;&lt;&lt;&lt;&lt;&lt;&lt;',
    ]
      .map((line, index) =>
        text(60, 330 + index * 70, 42, line, '#1c1c1c', 'font-family="Noto Sans Mono CJK SC, monospace"'),
      )
      .join(''),
  '#e6e4f0',
);
const passport = `<rect width="1250" height="880" rx="10" fill="#efe6ea"/>${text(60, 90, 38, 'PASSPORT  护照  样本 SAMPLE', '#7a3050')}${person(70, 160)}${rows(
  [
    ['Surname', 'SAMPLE'],
    ['Given', 'WEI MING'],
    ['Nation', 'UTO'],
    ['Birth', '02 JUN 1988'],
    ['Expiry', '01 SEP 2030'],
  ],
  380,
  200,
  78,
  36,
)}${text(860, 90, 40, 'L00000000')}${[
  'P&lt;UTOSAMPLE&lt;&lt;WEI&lt;MING&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;',
  'L000000007UTO9001011F3001019AA0000000&lt;&lt;&lt;&lt;&lt;02',
]
  .map((line, index) =>
    text(
      50,
      740 + index * 64,
      42,
      line,
      '#1c1c1c',
      'font-family="Noto Sans Mono CJK SC, monospace" textLength="1150"',
    ),
  )
  .join('')}${watermark(1250, 880)}`;
type Organization = {
  readonly title: string;
  readonly numberName: string;
  readonly number: string;
  readonly name: string;
  readonly kind: string;
  readonly head: readonly [string, string];
  readonly scope: string;
  /** Capital, and when it was founded. */
  readonly capital: string;
  readonly founded: string;
  /** The registrar's date below the seal; empty where the sample is always some days old. */
  readonly dated: string;
};

const licence = (
  one: Organization,
): string => `<rect width="2000" height="1414" fill="#f6f1e2"/><rect x="50" y="50" width="1900" height="1314" fill="none" stroke="#b48a3a" stroke-width="14"/><rect x="84" y="84" width="1832" height="1246" fill="none" stroke="#d8bd85" stroke-width="4"/>
<circle cx="1000" cy="180" r="70" fill="#c8281e" opacity=".85"/><text x="1000" y="205" font-size="66" fill="#ffd75e" text-anchor="middle">★</text>
${text(1000, 360, one.title.length > 7 ? 92 : 110, one.title, '#1c1c1c', 'text-anchor="middle"')}${text(180, 200, 34, one.numberName)}${text(180, 262, 44, one.number)}
${rows(
  [
    ['名　　称', one.name],
    ['类　　型', one.kind],
    [...one.head],
    ['经营范围', one.scope],
    ['注册资本', one.capital],
    ['成立日期', one.founded],
    ['住　　所', '浙江省杭州市西湖区样本路593号3幢'],
  ],
  200,
  520,
  92,
  44,
)}
${seal(1560, 1130, 150)}${text(1400, 1310, 34, `样本登记机关　${one.dated}`)}${watermark(2000, 1414)}`;

/** One paper: a drawing of `width` by `height` units. */
export type Paper = {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly body: string;
};

const idCard = (name: string, body: string): Paper => ({ name, width: 1012, height: 638, body });
const sheet = (name: string, one: Organization): Paper => ({
  name,
  width: 2000,
  height: 1414,
  body: licence(one),
});

const company: Organization = {
  title: '营　业　执　照',
  numberName: '统一社会信用代码',
  number: '91330106MA27Y4U47R',
  name: '样例网络科技（样本一）有限公司',
  kind: '有限责任公司',
  head: ['法定代表人', '样本甲'],
  scope: '样本服务、样本咨询',
  capital: '壹佰万元整',
  founded: '2016 年 03 月 08 日',
  dated: '2016 年 3 月 8 日',
};

/** The names are those that `core/demo` asks for. */
export const papers: readonly Paper[] = [
  idCard('id-front', idFront('样本甲', '11010519491231002X', '北京市朝阳区样本路1号')),
  idCard('id-back', idBack),
  idCard('permit-front', permitFront),
  idCard('permit-back', permitBack),
  { name: 'passport', width: 1250, height: 880, body: passport },
  sheet('licence', company),
  idCard('id-front-yi', idFront('样本乙', '110101199003078670', '北京市东城区样本路2号')),
  idCard('id-front-bing', idFront('样本丙', '440308199901101512', '广东省深圳市盐田区样本路3号')),
  idCard('id-front-ding', idFront('样本丁', '110101197810270029', '北京市东城区样本路4号')),
  idCard('id-front-wu', idFront('样本戊', '120103198806018241', '天津市河西区样本路5号')),
  idCard('id-front-ji', idFront('样本己', '360426199101010071', '江西省德安县样本路6号')),
  sheet('licence-er', {
    ...company,
    number: '92340602MA2PBQAH7E',
    name: '样例贸易样本二商行',
    kind: '个体工商户',
    head: ['经营者', '样本甲'],
    founded: '2017 年 10 月 18 日',
    dated: '',
  }),
  sheet('licence-san', {
    ...company,
    number: '91110000600037341L',
    name: '样例文化样本三有限公司',
    founded: '2012 年 02 月 01 日',
    dated: '2012 年 2 月 1 日',
  }),
  sheet('licence-si', {
    ...company,
    numberName: '注册号',
    number: '110108000000016',
    name: '样例物流样本四有限公司',
    founded: '2010 年 02 月 01 日',
    dated: '2010 年 2 月 1 日',
  }),
  sheet('licence-wu', {
    ...company,
    title: '事业单位法人证书',
    number: '121200004013590816',
    name: '样例服务样本五中心',
    kind: '财政补助',
    founded: '2015 年 06 月 10 日',
    dated: '2015 年 6 月 10 日',
  }),
];
