import { describe, expect, it } from 'vitest';
import { splitName } from './split-name.ts';

const both = (zh: string, en: string) => {
  const { zh: chinese, en: latin, sure } = splitName({ zh, en });
  return [chinese.surname, chinese.given, latin.surname, latin.given, sure];
};

describe('surname and given name', () => {
  it.each([
    ['张三', 'Zhang San', ['张', '三', 'Zhang', 'San', true]],
    ['李小明', 'li xiao ming', ['李', '小明', 'li', 'xiaoming', true]],
    ['欧阳小明', 'Ouyang Xiaoming', ['欧阳', '小明', 'Ouyang', 'Xiaoming', true]],
    ['欧阳小明', 'Ou Yang Xiao Ming', ['欧阳', '小明', 'OuYang', 'XiaoMing', true]],
    ['诸葛亮', 'ZHUGE LIANG', ['诸葛', '亮', 'ZHUGE', 'LIANG', true]],
    ['歐陽小明', 'Ouyang Xiaoming', ['歐陽', '小明', 'Ouyang', 'Xiaoming', true]],
    // Two characters are one each, whatever they spell.
    ['司马', 'Si Ma', ['司', '马', 'Si', 'Ma', true]],
    // The surname may stand last.
    ['李小明', 'Xiaoming Li', ['李', '小明', 'Li', 'Xiaoming', true]],
    // A surname's own reading.
    ['单雄信', 'Shan Xiongxin', ['单', '雄信', 'Shan', 'Xiongxin', true]],
    ['吕布', 'Lv Bu', ['吕', '布', 'Lv', 'Bu', true]],
  ])('%s / %s', (zh, en, parts) => {
    expect(both(zh, en)).toEqual(parts);
  });

  it.each([
    ['李小明', 'Lixiaoming', ['李', '小明', 'Li', 'xiaoming', false]],
    ['买买提·艾力', 'Maimaiti Aili', ['买买提', '艾力', 'Maimaiti', 'Aili', false]],
    ['SAMPLE WEI MING', 'SAMPLE WEI MING', ['SAMPLE', 'WEIMING', 'SAMPLE', 'WEIMING', false]],
    // A Cantonese reading is no reading of the desk's.
    ['陈大文', 'Chan Tai Man', ['陈', '大文', 'Chan', 'TaiMan', false]],
    ['样例网络科技', 'Yangli Network', ['样', '例网络科技', 'Yangli', 'Network', false]],
    ['', '', ['', '', '', '', false]],
  ])('%s / %s is for a person to look at', (zh, en, parts) => {
    expect(both(zh, en)).toEqual(parts);
  });
});
