import { describe, expect, it } from 'vitest';
import { readIntakeList } from './read-list.ts';

const words = { columns: new Map(), types: new Map() };

describe('readIntakeList', () => {
  it('knows its columns by their headings, in any order and language', () => {
    expect(
      readIntakeList(
        [
          [''],
          ['客户', '姓名', '证件号码', '文件名', '证件类型', '别的'],
          ['云帆', '张三', "'11010519491231002X", 'IMG_0001.jpg', '身份证', 'x'],
          ['', '', '', '', '', ''],
        ],
        words,
      ),
    ).toEqual([
      { file: 'IMG_0001.jpg', name: '张三', type: 'SFZ', number: '11010519491231002X', customer: '云帆' },
    ]);
    expect(
      readIntakeList(
        [
          ['File', 'Name'],
          ['a.jpg', 'Tan'],
        ],
        words,
      ),
    ).toMatchObject([{ file: 'a.jpg', name: 'Tan', type: '', number: '', customer: '' }]);
  });

  it('guesses nothing where no heading is known', () => {
    expect(
      readIntakeList(
        [
          ['a', 'b'],
          ['张三', 'IMG_0001.jpg'],
        ],
        words,
      ),
    ).toBeNull();
    expect(readIntakeList([], words)).toBeNull();
  });
});
