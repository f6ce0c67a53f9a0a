/** Written by `node scripts/fit-look-alikes.ts`. */

/** Characters that others, which the recognition network does not know, are taken for. */
export const lookAlikes: ReadonlySet<string> = new Set(
  '一严丫中为么乔乡亟件会佛作俞债做兼凯出别到励勺化区华危号合吠呢咳哆哲哺啰喊嗪嘎嘴囊图场埃域場塘填墙墩夸奈契姑姚姬嫂孙孵屏履山嵩彤怀恒悄悟惧愤战报抵拢挣挪挺提搏撤擎攀攘支整斜易春晒智暂暗曦期机松析柄柏柘栖格桥检楸榈槛樱殖毅毛气氽泊泽活流浑浩消涸淀澈激爽猬玛珍璧甄界疆疗症研硼社程窦笋符笼筑答策签箍算籽粮精系繁纤绩缠罗翁翼耐职肝肮肿脾腺膨航茨茫药莹著蕙蕨薛薪蚜蛋蜘蝶螺蟠袄裔规视誉警许讽诉话语象货贯费赞赢跃跌转轻轿辐输选透逛遗邹郑酚酪醒金鉴钉钜铃银镁镖门阅阮陈限電需霆霖韶项顽顾预颖颗驱验骗骤鲈鲜鲷鸽鹑麋麓黑龟',
);
