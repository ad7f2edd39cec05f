export const catalogueFileMessages = {
  title: '导入与导出',
  note: '整店商品一张表，支持 Shopify 与 Google Merchant 格式。',
  back: '商品',
  open: '导入与导出',
  bringIn: '导入',
  dropTitle: '把 CSV 文件拖到这里，或点按选择',
  dropDetail: 'Shopify 导出的商品表，或 Google Merchant 商品文件，最大 100 MB。确认之前不会改动任何商品。',
  sending: '正在发送文件…',
  takeOut: '导出',
  takeOutDetail: '导入时带来的每一列都会原样导出，并带上之后的修改。',
  template: '模板',
  exportAll: '导出全部商品',
  history: '历史文件',
  formats: { shopify: 'Shopify', 'google-merchant': 'Google Merchant' },
  states: {
    reading: '检查中',
    checked: '待确认',
    applying: '导入中',
    done: '已导入',
    cancelled: '已放弃',
    failed: '无法读取',
  },
  rowCount: (count: number) => `${count.toLocaleString('zh-CN')} 行`,
  productCount: (count: number) => `${count.toLocaleString('zh-CN')} 件商品`,
  reading: (rows: number, products: number) =>
    `已读 ${rows.toLocaleString('zh-CN')} 行，已检查 ${products.toLocaleString('zh-CN')} 件商品`,
  applying: (done: number, all: number) =>
    `已导入 ${done.toLocaleString('zh-CN')} / ${all.toLocaleString('zh-CN')} 件商品`,
  doneCounts: (taken: number, refused: number) =>
    refused === 0
      ? `已导入 ${taken.toLocaleString('zh-CN')} 件商品。`
      : `已导入 ${taken.toLocaleString('zh-CN')} 件商品，${refused.toLocaleString('zh-CN')} 件未导入。`,
  cancelledCounts: (taken: number) =>
    taken === 0
      ? '已放弃，没有改动任何商品。'
      : `已放弃。此前已导入 ${taken.toLocaleString('zh-CN')} 件商品。`,
  pictures: '图片',
  fetching: (done: number, all: number) =>
    `正在下载图片：${done.toLocaleString('zh-CN')} / ${all.toLocaleString('zh-CN')}，可以离开此页。`,
  counts: { new: '新增', changed: '有改动', unchanged: '无变化', faulty: '有错误' },
  columnCounts: (taken: number, kept: number) => `${taken} 列会用到，${kept} 列原样保留并随导出带回`,
  taken: '会用到',
  keptAsIs: '原样保留',
  takeStock: '按文件更新库存',
  uncounted: '没有数量的新商品，库存记为',
  uncountedHint: '文件写明有货、但没有给出数量的商品。',
  uncountedWrong: '请填 0 到 1,000,000 的整数。',
  faultyNote: (good: number): string =>
    good === 0
      ? '没有可导入的商品。请改正下列各行，再拖入文件。'
      : '请改正下列各行后重新拖入文件，或只导入其余商品。任何商品都不会只导入一半。',
  apply: (count: number) => `导入 ${count.toLocaleString('zh-CN')} 件商品`,
  applyGood: (count: number) => `只导入无误的 ${count.toLocaleString('zh-CN')} 件`,
  dismiss: '搁置',
  nothingToDo: '文件里的商品都已在店里。',
  giveUp: '停止',
  faults: (count: number) => `${count.toLocaleString('zh-CN')} 处错误`,
  faultsCsv: '下载 CSV',
  moreFaults: '显示更多',
  line: (line: number) => `第 ${line} 行`,
  problems: {
    'file-empty': () => '文件是空的。',
    'encoding-unknown': () => '文件不是 UTF-8、UTF-16 或 GB 18030 编码的文本，请另存为 CSV（UTF-8）。',
    'column-twice': (_line: number, column: string) => `“${column}”这一列出现了两次，请删去一列。`,
    'columns-too-many': () => '文件超过 500 列。',
    'line-unreadable': (line: number) => `从第 ${line} 行起引号不配对，请查找没有闭合的引号。`,
    'format-unknown': () =>
      '表头既不是 Shopify（Handle、Title…）也不是 Google Merchant（id、title、price…），请与模板对照。',
    'rows-too-many': () => '文件超过 200,000 行，请拆分。',
    unreadable: () => '文件无法读取。',
  },
  faultCodes: {
    'key-missing': '没有写明属于哪件商品，请填写此列。',
    'title-missing': '缺少标题，请在商品的第一行填写。',
    'title-too-long': '标题超过 120 个字符。',
    'description-too-long': '描述的文字超过 5,000 个字符。',
    'price-missing': '缺少价格。',
    'price-unreadable': '价格无法识别，请写成 199.00 的形式。',
    'price-out-of-range': '价格应在 0.01 到 1,000,000.00 之间。',
    'currency-other': '币种不同，这里以人民币（CNY）计价。',
    'stock-unreadable': '不是整数。',
    'state-unknown': '不是此格式允许的值。',
    'sku-too-long': 'SKU 超过 64 个字符。',
    'sku-twice': '同一商品里 SKU 重复。',
    'option-missing': '请写明规格名，并为每个规格填值。',
    'variant-missing': '没有带价格的行。',
    'variants-too-many': '超过 100 个规格，请拆分商品。',
    'rows-too-many': '一件商品超过 1,000 行。',
    'url-unreadable': '不是完整网址，应以 https:// 开头。',
    'cells-too-many': '单元格多于表头，可能漏了引号。',
    'text-unreadable': '含有字符 U+0000。',
    'not-taken': '未能导入。',
    'kept-as-draft': '文案违反广告法，已存为草稿。',
    'picture-not-fetched': '图片下载失败，商品已保留，但没有这张图。',
  },
};
export type CatalogueFileMessages = typeof catalogueFileMessages;
