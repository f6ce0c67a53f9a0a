/**
 * Characters that fonts of the GBK years keep in Unicode's private area because they had no place of their own then: U+E815 to U+E864
 * stand for GB 18030 FE50 to FEA0. What they are today is decoded by the WHATWG table; the six that it leaves out are from GB 18030-2005.
 */
const first = 0xe815;
const meant = [
  ...'⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻',
];

/** The text with such characters as they are written today; those that nobody else knows stay. */
export const withoutPrivateUse = (text: string): string =>
  text.replace(/[\ue815-\ue864]/g, (character) => meant[character.charCodeAt(0) - first] ?? character);
