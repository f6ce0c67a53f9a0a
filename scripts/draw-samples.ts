/** Draws the sample certificates of `assets/samples`: invented papers, marked as samples, photographed on invented desks. Needs a CJK font. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { mapPoint, solveHomography } from '../src/domain/plan/homography.ts';
import type { Corners } from '../src/domain/plan/plan.ts';
import { seeded } from '../tests/photos.ts';

type Drawing = {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly body: string;
  readonly corners: Corners;
  readonly desk: readonly [number, number, number];
};

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

const idFront = card(
  rows(
    [
      ['姓名', '样本甲'],
      ['性别', '女　　民族　汉'],
      ['出生', '1949 年 12 月 31 日'],
      ['住址', '北京市朝阳区样本路1号'],
    ],
    64,
    120,
    82,
    36,
  ) +
    person(720, 90) +
    text(64, 560, 26, '公民身份号码', '#2a6f9e') +
    text(300, 562, 44, '11010519491231002X', '#1c1c1c', 'letter-spacing="5"'),
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
const licence = `<rect width="2000" height="1414" fill="#f6f1e2"/><rect x="50" y="50" width="1900" height="1314" fill="none" stroke="#b48a3a" stroke-width="14"/><rect x="84" y="84" width="1832" height="1246" fill="none" stroke="#d8bd85" stroke-width="4"/>
<circle cx="1000" cy="180" r="70" fill="#c8281e" opacity=".85"/><text x="1000" y="205" font-size="66" fill="#ffd75e" text-anchor="middle">★</text>
${text(1000, 360, 110, '营　业　执　照', '#1c1c1c', 'text-anchor="middle"')}${text(180, 200, 34, '统一社会信用代码')}${text(180, 262, 44, '91330106MA27Y4U47R')}
${rows(
  [
    ['名　　称', '样例网络科技（样本一）有限公司'],
    ['类　　型', '有限责任公司'],
    ['法定代表人', '样本甲'],
    ['经营范围', '样本服务、样本咨询'],
    ['注册资本', '壹佰万元整'],
    ['成立日期', '2016 年 03 月 08 日'],
    ['住　　所', '浙江省杭州市西湖区样本路593号3幢'],
  ],
  200,
  520,
  92,
  44,
)}
${seal(1560, 1130, 150)}${text(1400, 1310, 34, '样本登记机关　2016 年 3 月 8 日')}${watermark(2000, 1414)}`;

const tilt = (left: number, top: number, right: number, bottom: number, skew: number): Corners => [
  [left + skew, top],
  [right, top + skew / 2],
  [right - skew / 3, bottom],
  [left, bottom - skew / 2],
];

const drawings: readonly Drawing[] = [
  {
    name: 'id-front',
    width: 1012,
    height: 638,
    body: idFront,
    corners: tilt(0.14, 0.17, 0.87, 0.8, 0.03),
    desk: [122, 84, 52],
  },
  {
    name: 'id-back',
    width: 1012,
    height: 638,
    body: idBack,
    corners: tilt(0.12, 0.15, 0.88, 0.82, -0.02),
    desk: [122, 84, 52],
  },
  {
    name: 'permit-front',
    width: 1012,
    height: 638,
    body: permitFront,
    corners: tilt(0.13, 0.18, 0.86, 0.81, 0.04),
    desk: [70, 78, 88],
  },
  {
    name: 'permit-back',
    width: 1012,
    height: 638,
    body: permitBack,
    corners: tilt(0.15, 0.16, 0.88, 0.8, 0.02),
    desk: [70, 78, 88],
  },
  {
    name: 'passport',
    width: 1250,
    height: 880,
    body: passport,
    corners: tilt(0.1, 0.09, 0.9, 0.87, 0.025),
    desk: [96, 104, 84],
  },
  {
    name: 'licence',
    width: 2000,
    height: 1414,
    body: licence,
    corners: tilt(0.06, 0.05, 0.94, 0.93, 0.02),
    desk: [88, 72, 64],
  },
];

const photoWidth = 2400;
const photoHeight = 1800;
const folder = join(import.meta.dirname, '..', 'assets', 'samples');
await mkdir(folder, { recursive: true });
for (const [seed, drawing] of drawings.entries()) {
  const jpeg = await photograph(drawing, seed + 11);
  await writeFile(join(folder, `${drawing.name}.jpg`), jpeg);
  console.log(drawing.name, jpeg.length);
}
await writeFile(
  join(folder, 'samples.json'),
  `${JSON.stringify(Object.fromEntries(drawings.map(({ name, corners }) => [name, { file: `${name}.jpg`, corners }])), null, 2)}\n`,
);

/** The drawing in perspective on a desk, with a soft shadow and a little grain. */
async function photograph({ width, height, body, corners, desk }: Drawing, seed: number): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width * 2}" height="${height * 2}" viewBox="0 0 ${width} ${height}" font-family="Noto Sans CJK SC, sans-serif">${body}</svg>`;
  const { data: paper, info } = await sharp(Buffer.from(svg))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = corners.map(([x, y]) => [x * photoWidth, y * photoHeight] as const) as unknown as Corners;
  const toPaper = solveHomography(pixels, [
    [0, 0],
    [info.width, 0],
    [info.width, info.height],
    [0, info.height],
  ]);
  if (!toPaper) throw new Error('corners on one line');
  const random = seeded(seed);
  const photo = Buffer.alloc(photoWidth * photoHeight * 3);
  for (let y = 0, at = 0; y < photoHeight; y++)
    for (let x = 0; x < photoWidth; x++, at += 3) {
      const light = 1.02 - 0.12 * ((x / photoWidth - 0.3) ** 2 + (y / photoHeight - 0.2) ** 2);
      const grain = (random() + random() - 1) * 5;
      const wood = Math.sin(x * 0.011 + Math.sin(y * 0.003 + seed) * 5) * 8;
      const shade = inside(toPaper, x - 14, y - 18, info.width, info.height) ? 0.72 : 1;
      const [u, v] = mapPoint(toPaper, [x + 0.5, y + 0.5]);
      const from =
        u >= 0 && v >= 0 && u < info.width && v < info.height ? ((v | 0) * info.width + (u | 0)) * 4 : -1;
      const cover = from < 0 ? 0 : paper[from + 3]! / 255;
      for (let channel = 0; channel < 3; channel++) {
        const base = (desk[channel]! + wood) * shade;
        const value = cover > 0 ? paper[from + channel]! * cover + base * (1 - cover) : base;
        photo[at + channel] = Math.max(0, Math.min(255, value * light + grain));
      }
    }
  return sharp(photo, { raw: { width: photoWidth, height: photoHeight, channels: 3 } })
    .blur(0.6)
    .jpeg({ quality: 84 })
    .toBuffer();
}

function inside(
  map: NonNullable<ReturnType<typeof solveHomography>>,
  x: number,
  y: number,
  width: number,
  height: number,
): boolean {
  const [u, v] = mapPoint(map, [x, y]);
  return u >= 0 && v >= 0 && u < width && v < height;
}
