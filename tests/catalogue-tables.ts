/** Catalogue files as shops bring them: one with everything in it, one that is wrong in ten ways. */

export const shopifyColumns = [
  ...['Handle', 'Title', 'Body (HTML)', 'Vendor', 'Product Category', 'Type', 'Tags', 'Published'],
  ...[
    'Option1 Name',
    'Option1 Value',
    'Option1 Linked To',
    'Option2 Name',
    'Option2 Value',
    'Option2 Linked To',
  ],
  ...['Option3 Name', 'Option3 Value', 'Option3 Linked To', 'Variant SKU', 'Variant Grams'],
  ...['Variant Inventory Tracker', 'Variant Inventory Qty', 'Variant Inventory Policy'],
  ...[
    'Variant Fulfillment Service',
    'Variant Price',
    'Variant Compare At Price',
    'Variant Requires Shipping',
  ],
  ...[
    'Variant Taxable',
    'Unit Price Total Measure',
    'Unit Price Total Measure Unit',
    'Unit Price Base Measure',
  ],
  ...['Unit Price Base Measure Unit', 'Variant Barcode', 'Image Src', 'Image Position', 'Image Alt Text'],
  ...['Gift Card', 'SEO Title', 'SEO Description', 'Google Shopping / Google Product Category'],
  ...['Google Shopping / Gender', 'Google Shopping / Age Group', 'Google Shopping / MPN'],
  ...['Google Shopping / Condition', 'Google Shopping / Custom Product', 'Google Shopping / Custom Label 0'],
  ...[
    'Google Shopping / Custom Label 1',
    'Google Shopping / Custom Label 2',
    'Google Shopping / Custom Label 3',
  ],
  ...['Google Shopping / Custom Label 4', 'Origin (product.metafields.custom.origin)', 'Variant Image'],
  ...['Variant Weight Unit', 'Variant Tax Code', 'Cost per item', 'Included / China', 'Price / China'],
  ...['Compare At Price / China', 'Included / International', 'Price / International'],
  ...['Compare At Price / International', 'Status'],
] as const;
type Column = (typeof shopifyColumns)[number];
type Row = Partial<Record<Column, string>>;

/** Every column of this row has a text, so that none can be lost unseen. */
const everyColumn: Row = Object.fromEntries(shopifyColumns.map((column, i) => [column, `kept ${i}`]));
const own: Row = {
  'Variant Inventory Tracker': 'shopify',
  'Variant Inventory Policy': 'deny',
  'Variant Fulfillment Service': 'manual',
  'Variant Requires Shipping': 'true',
  'Variant Taxable': 'true',
};

/** Rows of an export: variants with options, pictures of their own rows, HTML, quotation marks, line breaks, leading zeros. */
export function shopifyRows(pictureOrigin: string): Row[] {
  const picture = (name: string) => `${pictureOrigin}/${name}.png`;
  const tea = 'longjing-tea';
  return [
    {
      ...everyColumn,
      Handle: tea,
      Title: '明前龙井 “特级”',
      'Body (HTML)':
        '<p>采自 <strong>梅家坞</strong>，<br>3 月 28 日。</p>\n<ul><li>干茶 50 g</li><li>罐装 &amp; 密封</li></ul>',
      Vendor: '云上茶坊',
      'Product Category': 'Food, Beverages & Tobacco > Beverages > Tea & Infusions',
      Type: '绿茶',
      Tags: 'tea, "spring", 2026',
      Published: 'true',
      'Option1 Name': '规格',
      'Option1 Value': '50 g',
      'Option2 Name': '包装',
      'Option2 Value': '罐装',
      'Option3 Name': '',
      'Option3 Value': '',
      'Variant SKU': '00123-A',
      'Variant Inventory Qty': '12',
      'Variant Price': '199.00',
      'Variant Compare At Price': '259.00',
      'Variant Barcode': '0069012345678',
      'Image Src': picture('tea-1'),
      'Image Position': '1',
      Status: 'active',
    },
    {
      ...own,
      Handle: tea,
      'Option1 Value': '250 g',
      'Option2 Value': '罐装',
      'Variant SKU': '00123-B',
      'Variant Inventory Qty': '-3',
      'Variant Price': '890',
      'Variant Barcode': '=1+1',
      'Image Src': picture('tea-2'),
      'Image Position': '2',
      'Price / International': '129.90',
      'Cost per item': '310.5',
    },
    { Handle: tea, 'Image Src': picture('tea-3'), 'Image Position': '3', 'Image Alt Text': '茶汤，\n“清”' },
    {
      ...own,
      Handle: 'oolong-sampler',
      Title: '  乌龙试饮装',
      'Body (HTML)': 'Plain text, 3 < 5 & so on',
      Vendor: '云上茶坊',
      Type: '乌龙茶',
      Published: 'TRUE',
      'Option1 Name': 'Title',
      'Option1 Value': 'Default Title',
      'Variant SKU': '',
      'Variant Inventory Qty': '40',
      'Variant Price': '39.9',
      Status: 'draft',
    },
    {
      ...own,
      Handle: 'tea-cup',
      Title: '青瓷茶杯',
      Vendor: '云上茶坊',
      Type: '茶具',
      Published: 'FALSE',
      'Option1 Name': '颜色',
      'Option1 Value': '天青',
      'Variant SKU': 'CUP-1',
      'Variant Inventory Qty': '7',
      'Variant Price': '58.00',
      'Variant Compare At Price': '58.00',
      Status: 'active',
    },
  ];
}

/** Ten products, each wrong in its own way: the fault and the line where it is told. */
export const brokenWays: readonly {
  readonly code: string;
  readonly row: Row;
  readonly more?: readonly Row[];
}[] = [
  { code: 'title-missing', row: { Handle: 'b1', 'Variant SKU': 'b1', 'Variant Price': '1.00' } },
  {
    code: 'title-too-long',
    row: { Handle: 'b2', Title: '长'.repeat(121), 'Variant SKU': 'b2', 'Variant Price': '1.00' },
  },
  { code: 'price-missing', row: { Handle: 'b3', Title: '无价', 'Variant SKU': 'b3' } },
  {
    code: 'price-unreadable',
    row: { Handle: 'b4', Title: '逗号价', 'Variant SKU': 'b4', 'Variant Price': '1,99' },
  },
  {
    code: 'price-out-of-range',
    row: { Handle: 'b5', Title: '零元', 'Variant SKU': 'b5', 'Variant Price': '0.00' },
  },
  {
    code: 'stock-unreadable',
    row: {
      Handle: 'b6',
      Title: '库存',
      'Variant SKU': 'b6',
      'Variant Price': '1.00',
      'Variant Inventory Qty': 'many',
    },
  },
  {
    code: 'state-unknown',
    row: { Handle: 'b7', Title: '状态', 'Variant SKU': 'b7', 'Variant Price': '1.00', Status: 'sold' },
  },
  {
    code: 'sku-twice',
    row: {
      Handle: 'b8',
      Title: '重复',
      'Option1 Name': '色',
      'Option1 Value': '红',
      'Variant SKU': 'b8',
      'Variant Price': '1.00',
    },
    more: [{ Handle: 'b8', 'Option1 Value': '蓝', 'Variant SKU': 'b8', 'Variant Price': '1.00' }],
  },
  {
    code: 'url-unreadable',
    row: {
      Handle: 'b9',
      Title: '图片',
      'Variant SKU': 'b9',
      'Variant Price': '1.00',
      'Image Src': 'picture.png',
    },
  },
  { code: 'key-missing', row: { Title: '没有 Handle', 'Variant SKU': 'b10', 'Variant Price': '1.00' } },
];

/** The export's text, as a spreadsheet program writes it. */
export function csvOf(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string | undefined>>[],
  newline = '\r\n',
): string {
  const cell = (text = '') => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  return lines.map((line) => line.map(cell).join(',') + newline).join('');
}

export const shopifyFile = (pictureOrigin: string) => csvOf(shopifyColumns, shopifyRows(pictureOrigin));

export const brokenShopifyFile = csvOf(
  shopifyColumns,
  brokenWays.flatMap(({ row, more = [] }) => [row, ...more]),
);

export const googleColumns = [
  ...['id', 'title', 'description', 'link', 'image_link', 'additional_image_link', 'availability', 'price'],
  ...[
    'sale_price',
    'sale_price_effective_date',
    'item_group_id',
    'gtin',
    'mpn',
    'brand',
    'condition',
    'adult',
  ],
  ...[
    'google_product_category',
    'product_type',
    'color',
    'size',
    'age_group',
    'gender',
    'shipping',
    'custom_label_0',
  ],
] as const;

export function googleRows(pictureOrigin: string): Partial<Record<(typeof googleColumns)[number], string>>[] {
  const shirt = {
    title: '亚麻衬衫',
    description: '透气，\n“不皱”',
    link: 'https://shop.example/shirt?a=1&b=2',
    availability: 'in_stock',
    item_group_id: 'shirt',
    brand: '棉时',
    condition: 'new',
    google_product_category: 'Apparel & Accessories > Clothing > Shirts & Tops',
    product_type: '服装 > 衬衫',
    shipping: 'CN:::10.00 CNY',
    adult: 'no',
  };
  return [
    {
      ...shirt,
      id: 'SH-001',
      image_link: `${pictureOrigin}/shirt-1.png`,
      additional_image_link: `${pictureOrigin}/shirt-2.png,${pictureOrigin}/shirt-3.png`,
      price: '199.00 CNY',
      sale_price: '159.00 CNY',
      gtin: '0690123456789',
      color: '白',
      size: 'M',
    },
    {
      ...shirt,
      id: 'SH-002',
      image_link: `${pictureOrigin}/shirt-1.png`,
      price: '199 CNY',
      color: '白',
      size: 'L',
      mpn: '007',
    },
    {
      id: 'MUG',
      title: '马克杯',
      description: '350 ml',
      link: 'https://shop.example/mug',
      availability: 'out of stock',
      price: '29.90 CNY',
      brand: '窑火',
      condition: 'new',
      product_type: '家居',
      custom_label_0: 'clearance',
    },
  ];
}

export const googleFile = (pictureOrigin: string) => csvOf(googleColumns, googleRows(pictureOrigin), '\n');
