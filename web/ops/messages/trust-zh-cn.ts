/** What scores of trust add to the audit log. */
export const trustActions = {
  'trust-recompute': '重算信任分',
  'trust-rebuild': '全部信任分从日志重建',
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
};
