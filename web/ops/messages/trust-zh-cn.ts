/** What scores of trust add to the audit log. */
export const trustActions = {
  'trust-recompute': '重算信任分',
  'trust-rebuild': '全部信任分从日志重建',
  'fraud-confirm': '刷单刷评查实',
  'fraud-dismiss': '刷单刷评排除',
};

/** Words of looking up scores of trust. */
export const trustMessages = {
  trust: '信任分',
  trustPage: {
    lookUp: '店铺、达人或买家的编号',
    emptyTitle: '查一个主体',
    emptyDetail: '输入店铺（shp_）、达人（crt_）或买家（psn_）的编号。',
    subject: '主体',
    kind: '类型',
    kinds: { shop: '小店', host: '达人', buyer: '买家' },
    category: '和谁比',
    version: '公式版本',
    versionOf: (version: number) => `第 ${version} 版`,
    recompute: '重新读一遍',
    recomputeEffect: '按现在的时间重读分数，并核对每日合计与逐条记录。写入审计。',
    same: '合计与逐条记录一致',
    differs: (difference: number) => `合计与逐条记录相差 ${difference}，请从日志重建`,
  },
  fraudPage: {
    emptyTitle: '没有案件',
    emptyDetail: '每天凌晨检查一遍全部评价，可疑的出现在这里。',
    openedAt: '立案',
    reviews: '涉及评价',
    decidedBy: '裁定人',
    reason: '裁定理由',
    suspected: '不计分的评价',
    noText: '（没有文字）',
    ruling: '裁定',
    rulings: { confirm: '查实', dismiss: '排除' },
    effects: {
      confirm: '这些评价不再计分，店铺和账号的信任分下降，店铺可以申诉。提现恢复。',
      dismiss: '这些评价重新计分，提现恢复，以后不再因为它们立案。',
    },
    done: { confirm: '已查实', dismiss: '已排除' },
  },
};
