/** Papers by what is printed on them. */
import { describe, expect, it } from 'vitest';
import { cardByNumber, recognizePaper } from './papers.ts';

describe('recognizePaper', () => {
  it.each([
    ['姓名 样本甲 性别 女 出生 1949年12月31日 住址 样本路 公民身份号码 11010519491231002X', 'SFZ', 'front'],
    ['中华人民共和国 居民身份证 签发机关 样本市公安局 有效期限 2016.03.08-2036.03.08', 'SFZ', 'back'],
    ['姓名 样本 性别 男 出生 住址 公民身份号码 810000199408230021', 'GAJZZ', 'front'],
    ['姓名 样本 性别 男 出生 住址 公民身份号码 830000199201300022', 'TWJZZ', 'front'],
    ['中华人民共和国 港澳居民居住证 签发机关 有效期限 通行证号码', 'GAJZZ', 'back'],
    ['台湾居民居住证 签发机关 有效期限', 'TWJZZ', 'back'],
    ['港澳居民来往内地通行证 姓名 证件号码 H12345678', 'GAJMTX', 'front'],
    ['台湾居民来往大陆通行证 12345678', 'TWJMTX', 'front'],
    ['外国人永久居留身份证 FOREIGN PERMANENT RESIDENT ID CARD', 'WJLSFZ', 'front'],
    ['护照 PASSPORT', 'HZ', 'front'],
    ['PASSPORT UTOPIA Surname', 'HZ', 'front'],
    ['营 业 执 照 统一社会信用代码', 'YYZZ', 'front'],
    ['统一社会信用代码 法定代表人 经营范围 成立日期', 'YYZZ', 'front'],
    ['事业单位法人证书 统一社会信用代码', 'SYDWFR', 'front'],
    ['社会团体法人登记证书', 'SHTTFR', 'front'],
    ['律师事务所执业许可证', 'LSZY', 'front'],
    ['统一社会信用代码证书', 'TYDM', 'front'],
    ['中华人民共和国 组织机构代码证', 'ORG', 'front'],
    ['CERTIFICATE OF INCORPORATION', 'JWJG', 'front'],
    ['台湾居民来往大陆通行正', 'TWJMTX', 'front'],
    ['姓名 样本 公民身份号砝', 'SFZ', 'front'],
    ['P<UTOSAMPLE<<WEI<MING<<<<', 'HZ', 'front'],
  ])('%s', (text, paper, side) => {
    expect(recognizePaper(text)).toEqual({ paper, side, foreign: null });
  });

  it.each([
    ['临时居民身份证 公民身份号码', 'temporary-id'],
    ['常住人口登记卡 姓名 公民身份证件编号', 'household-register'],
    ['中华人民共和国机动车驾驶证', 'driving-licence'],
    ['商标注册证', 'trademark'],
    ['食品经营许可证', 'other-permit'],
  ])('%s is none that a registrar takes', (text, foreign) => {
    expect(recognizePaper(text)).toEqual({ paper: '', side: null, foreign });
  });

  it('knows the backs of permits by their zones', () => {
    const zone = { format: 'TD1', lines: ['CRCHNH12345678', '', ''], state: 'unread' } as const;
    expect(recognizePaper('备注', zone)).toMatchObject({ paper: 'GAJMTX', side: 'back' });
  });

  it('says nothing of other print', () => {
    expect(recognizePaper('收据 合计 12.50')).toEqual({ paper: '', side: null, foreign: null });
  });
});

describe('cardByNumber', () => {
  it.each([
    ['11010519491231002X', 'certain', 6, { paper: 'SFZ', side: 'front' }],
    ['810000199408230021', 'certain', 6, { paper: 'GAJZZ', side: 'front' }],
    ['830000199201300022', 'suggested', 6, { paper: 'TWJZZ', side: 'front' }],
    // A form with many rows may print somebody's number too.
    ['11010519491231002X', 'certain', 30, null],
    ['11010519491231002X', 'doubtful', 6, null],
    ['91330106MA27Y4U47R', 'certain', 6, null],
  ] as const)('%s, %s, on %i rows', (value, state, rows, card) => {
    expect(cardByNumber({ value, state }, rows)).toEqual(card);
  });
});
