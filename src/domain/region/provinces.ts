/** Provinces of China: division prefix (GB/T 2260), full and bare Chinese name, pinyin with and without its word. */

export type Province = {
  readonly code: string;
  readonly zh: string;
  readonly bare: string;
  readonly en: string;
  readonly bareEn: string;
};

const rows: readonly (readonly [code: string, zh: string, bare: string, en: string, bareEn: string])[] = [
  ['11', '北京市', '北京', 'bei jing shi', 'bei jing'],
  ['12', '天津市', '天津', 'tian jin shi', 'tian jin'],
  ['13', '河北省', '河北', 'he bei sheng', 'he bei'],
  ['14', '山西省', '山西', 'shan xi sheng', 'shan xi'],
  ['15', '内蒙古自治区', '内蒙古', 'nei meng gu zi zhi qu', 'nei meng gu'],
  ['21', '辽宁省', '辽宁', 'liao ning sheng', 'liao ning'],
  ['22', '吉林省', '吉林', 'ji lin sheng', 'ji lin'],
  ['23', '黑龙江省', '黑龙江', 'hei long jiang sheng', 'hei long jiang'],
  ['31', '上海市', '上海', 'shang hai shi', 'shang hai'],
  ['32', '江苏省', '江苏', 'jiang su sheng', 'jiang su'],
  ['33', '浙江省', '浙江', 'zhe jiang sheng', 'zhe jiang'],
  ['34', '安徽省', '安徽', 'an hui sheng', 'an hui'],
  ['35', '福建省', '福建', 'fu jian sheng', 'fu jian'],
  ['36', '江西省', '江西', 'jiang xi sheng', 'jiang xi'],
  ['37', '山东省', '山东', 'shan dong sheng', 'shan dong'],
  ['41', '河南省', '河南', 'he nan sheng', 'he nan'],
  ['42', '湖北省', '湖北', 'hu bei sheng', 'hu bei'],
  ['43', '湖南省', '湖南', 'hu nan sheng', 'hu nan'],
  ['44', '广东省', '广东', 'guang dong sheng', 'guang dong'],
  ['45', '广西壮族自治区', '广西', 'guang xi zhuang zu zi zhi qu', 'guang xi'],
  ['46', '海南省', '海南', 'hai nan sheng', 'hai nan'],
  ['50', '重庆市', '重庆', 'chong qing shi', 'chong qing'],
  ['51', '四川省', '四川', 'si chuan sheng', 'si chuan'],
  ['52', '贵州省', '贵州', 'gui zhou sheng', 'gui zhou'],
  ['53', '云南省', '云南', 'yun nan sheng', 'yun nan'],
  ['54', '西藏自治区', '西藏', 'xi zang zi zhi qu', 'xi zang'],
  ['61', '陕西省', '陕西', 'shan xi sheng', 'shan xi'],
  ['62', '甘肃省', '甘肃', 'gan su sheng', 'gan su'],
  ['63', '青海省', '青海', 'qing hai sheng', 'qing hai'],
  ['64', '宁夏回族自治区', '宁夏', 'ning xia hui zu zi zhi qu', 'ning xia'],
  ['65', '新疆维吾尔自治区', '新疆', 'xin jiang wei wu er zi zhi qu', 'xin jiang'],
  ['71', '台湾省', '台湾', 'tai wan sheng', 'tai wan'],
  ['81', '香港特别行政区', '香港', 'xiang gang te bie xing zheng qu', 'xiang gang'],
  ['82', '澳门特别行政区', '澳门', 'ao men te bie xing zheng qu', 'ao men'],
];

export const provinces: readonly Province[] = rows.map(([code, zh, bare, en, bareEn]) => ({
  code,
  zh,
  bare,
  en,
  bareEn,
}));

const byCode = new Map(provinces.map((province) => [province.code, province]));

/** The province of a division code, by its first two digits; 83 stands for Taiwan on residence permits. */
export const provinceOf = (division: string): Province | undefined =>
  byCode.get(division.startsWith('83') ? '71' : division.slice(0, 2));
