/** The window's own words in Chinese: domains with states of their own. */
export const names = {
  names: {
    title: '域名实名状态',
    filter: '按状态查看',
    what: '改为',
    on: '日期',
    registered: '注册日期',
    setTicked: '设置所选 {{n}} 个',
    setAll: '设置全部 {{n}} 个',
    set: '域名已设为“{{state}}”',
    daySet: '已记下域名的注册日期',
    tick: '选择 {{name}}',
    holdOn: '{{day}} 起会被暂停',
    holdPassed: '{{day}} 起应已被暂停',
    since: '{{day}} 起暂停',
    deleted: '{{day}} 删除',
    due: '{{n}} 个域名待提交',
    dueBy: '{{n}} 个域名待提交，{{day}} 起暂停',
  },
};
